package dev.lingka.wechat.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.EnterCredentials;
import dev.lingka.wechat.WechatMerchants;
import dev.lingka.wechat.WechatMerchants.Known;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class PushResourceTest {

    /** A loopback port where nobody listens. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    @Inject
    WechatMerchants merchants;

    @Inject
    PushDiary diary;

    private Known merchant;
    private String user;

    @BeforeEach
    void aMerchant() {
        merchant = merchants.open();
        user = WechatLab.user();
        WechatLab.login(user, merchant.wechat());
    }

    @Test
    void theAddressCheckIsAnsweredWithItsEcho() {
        address("safe", "json");

        assertThat(WechatLab.post("/control/apps/" + merchant.text("appid") + "/push-check", Map.of())
                        .get("accepted")
                        .asBoolean())
                .isTrue();
        assertThat(WechatLab.post("/control/apps/" + merchant.text("appid") + "/push-check", Map.of("honest", false))
                        .get("status")
                        .asInt())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"safe,json", "safe,xml", "compatible,json", "compatible,xml"})
    void hearsAnEncryptedEventOnce(String mode, String format) {
        Queue<PushEvent> seen = diary.watch(merchant.id().merchantId(), 0);
        address(mode, format);

        assertThat(push("true", 3)).containsExactly(200, 200, 200);

        assertThat(seen).hasSize(1);
        assertThat(seen.element().scene()).contains("store-1");
        assertThat(seen.element().account()).isEqualTo(merchant.text("originalId"));
        assertThat(seen.element().toString()).doesNotContain(seen.element().openId());
    }

    @ParameterizedTest
    @CsvSource({
        "bad_signature,401",
        "bad_msg_signature,401",
        "wrong_appid,400",
        "wrong_key,400",
        "not_encrypted,401",
        "no_signature,401"
    })
    void refusesEveryForgery(String variant, int status) {
        Queue<PushEvent> seen = diary.watch(merchant.id().merchantId(), 0);
        address("safe", "json");

        assertThat(push(variant, 1)).containsExactly(status);

        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"json", "xml"})
    void takesPlainEventsOnlyFromMerchantsWithoutAKey(String format) {
        Queue<PushEvent> seen = diary.watch(merchant.id().merchantId(), 0);
        merchants.enter(
                merchant,
                new EnterCredentials(
                        null, null, null, new EnterCredentials.MessagePush(merchant.text("pushToken"), null)));
        address("plain", format);

        assertThat(push("true", 1)).containsExactly(200);

        assertThat(seen).hasSize(1);
    }

    @Test
    void hearsAgainUntilAListenerIsDone() {
        Queue<PushEvent> seen = diary.watch(merchant.id().merchantId(), 1);
        address("safe", "json");

        assertThat(push("true", 3)).containsExactly(503, 200, 200);

        assertThat(seen).hasSize(1);
    }

    @Test
    void hearsAgainWhenAListenerTookTooLong() {
        Queue<PushEvent> seen = diary.watch(merchant.id().merchantId(), 0);
        diary.hangOnce(merchant.id().merchantId());
        address("safe", "json");

        assertThat(push("true", 2)).containsExactly(503, 200);

        assertThat(seen).hasSize(1);
    }

    @Test
    void anOldSignatureIsRefused() {
        long old = Clock.systemUTC().millis() / 1000 - 601;
        String signature = PushSignature.of(merchant.text("pushToken"), Long.toString(old), "nonce");

        given().queryParams(Map.of("signature", signature, "timestamp", old, "nonce", "nonce", "echostr", "hello"))
                .get("/api/wechat/" + merchant.code() + "/push")
                .then()
                .statusCode(401);
        given().get("/api/wechat/nobody/push").then().statusCode(404);
        given().body("x".repeat(65 * 1024))
                .post("/api/wechat/" + merchant.code() + "/push")
                .then()
                .statusCode(413);
    }

    private void address(String mode, String format) {
        WechatLab.patch(
                "/control/merchants/" + merchant.text("mchid"),
                Map.of("pushUrl", url(), "pushMode", mode, "pushFormat", format));
    }

    /** Pushes an event to nowhere first, so that every attempt that arrives is one of the repeats. */
    private List<Integer> push(String variant, int times) {
        WechatLab.patch("/control/merchants/" + merchant.text("mchid"), Map.of("pushUrl", NOWHERE));
        JsonNode made = WechatLab.post(
                "/control/apps/" + merchant.text("appid") + "/push",
                Map.of("userId", user, "event", "diary_event", "fields", Map.of("EventKey", "store-1")));
        JsonNode answers = WechatLab.post(
                "/control/pushes/" + made.get("id").asText() + "/repeat",
                Map.of("variant", variant, "times", times, "url", url()));
        return StreamSupport.stream(answers.get("answers").spliterator(), false)
                .map(answer -> answer.get("status").asInt())
                .toList();
    }

    private String url() {
        return "http://127.0.0.1:" + RestAssured.port + "/api/wechat/" + merchant.code() + "/push";
    }
}
