package dev.lingka.wechat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lingka.testing.Services;
import dev.lingka.testing.Tokens;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.WechatMerchants.Known;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class WechatCredentialAdminResourceTest {

    @Inject
    WechatMerchants merchants;

    @Inject
    Pool pool;

    private Known merchant;

    @BeforeEach
    void aMerchantWithoutKeys() {
        merchant = merchants.openWithoutKeys();
    }

    @Test
    void storesKeysSealedAndNeverShowsThem() {
        String shown = put(body()).statusCode(200).extract().asString();
        String read = get().statusCode(200)
                .body("appId", equalTo(merchant.text("appid")))
                .body("mchId", equalTo(merchant.text("mchid")))
                .body("encryptedPush", equalTo(true))
                .extract()
                .asString();
        String row = row();

        for (String secret : List.of("appSecret", "officialAppSecret", "apiV3Key", "pushToken", "encodingAesKey")) {
            assertThat(shown + read + row).doesNotContain(merchant.text(secret));
        }
        String keyBody = merchant.text("merchantPrivateKeyPem").split("\n", -1)[1];
        assertThat(shown + read + row).doesNotContain(keyBody);
    }

    @Test
    void aGroupThatIsLeftOutStays() {
        put(body()).statusCode(200);

        put(Map.of("push", Map.of("token", "another"))).statusCode(200).body("mchId", equalTo(merchant.text("mchid")));

        get().body("encryptedPush", equalTo(false)).body("pay", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "privateKey,-----BEGIN RSA PRIVATE KEY-----,pay.privateKey",
        "publicKey,-----BEGIN CERTIFICATE-----,pay.publicKey",
        "apiV3Key,short,pay.apiV3Key",
        "mchId,19000abc,pay.mchId"
    })
    @SuppressWarnings("unchecked") // The body is the map that this test made itself.
    void namesTheKeyThatIsWrong(String field, String value, String path) {
        Map<String, Object> body = body();
        Map<String, Object> pay = new HashMap<>((Map<String, Object>) body.get("pay"));
        pay.put(field, value);
        body.put("pay", pay);

        put(body).statusCode(400).body("errors.field", hasItem(path));
        get().statusCode(404);
    }

    @Test
    void theFirstKeysNameTheMiniProgram() {
        put(Map.of("push", Map.of("token", "another"))).statusCode(400).body("errors.field", hasItem("miniProgram"));
    }

    @Test
    void onlyTheOperatorEntersKeys() {
        given().auth()
                .oauth2(Tokens.staff("owner@tea"))
                .contentType("application/json")
                .body(body())
                .put(path())
                .then()
                .statusCode(403);
        given().contentType("application/json").body(body()).put(path()).then().statusCode(401);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("miniProgram", Map.of("appId", merchant.text("appid"), "appSecret", merchant.text("appSecret")));
        body.put(
                "officialAccount",
                Map.of("appId", merchant.text("officialAppid"), "appSecret", merchant.text("officialAppSecret")));
        body.put(
                "pay",
                Map.of(
                        "mchId", merchant.text("mchid"),
                        "merchantSerial", merchant.text("merchantSerial"),
                        "privateKey", merchant.text("merchantPrivateKeyPem"),
                        "apiV3Key", merchant.text("apiV3Key"),
                        "publicKeyId", merchant.text("wechatPayPublicKeyId"),
                        "publicKey", merchant.text("wechatPayPublicKeyPem")));
        body.put("push", Map.of("token", merchant.text("pushToken"), "aesKey", merchant.text("encodingAesKey")));
        return body;
    }

    private ValidatableResponse put(Map<String, ?> body) {
        return given().auth()
                .oauth2(Tokens.staff("operator"))
                .contentType("application/json")
                .body(body)
                .put(path())
                .then();
    }

    private ValidatableResponse get() {
        return given().auth().oauth2(Tokens.staff("operator")).get(path()).then();
    }

    private String path() {
        return "/api/v1/operator/merchants/" + merchant.code() + "/wechat-credentials";
    }

    private String row() {
        return WechatMerchants.await(() -> pool.withTransaction(connection -> connection
                .query("select set_config('app.merchant', '" + merchant.id().merchantId() + "', true)")
                .execute()
                .chain(() -> connection
                        .query("select row_to_json(wechat_credential)::text from wechat_credential")
                        .execute())
                .map(rows -> rows.iterator().next().getString(0))));
    }
}
