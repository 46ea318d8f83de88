package dev.lingka.card;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.WechatLab;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with WeChat on a phone, who signs in to a merchant's mini-program for real. */
final class Customer {

    static final List<Map<String, String>> CONSENTS = List.of(consent("terms", "1"), consent("privacy", "1"));

    private final CardWorld world;
    private final String user;
    private final String phone;
    private String accessToken;
    private String refreshToken;

    Customer(CardWorld world, String phone) {
        this.world = world;
        this.phone = phone;
        user = WechatLab.post("/control/users", Map.of("phone", phone))
                .get("id")
                .asText();
        signIn(Map.of());
    }

    static Map<String, String> consent(String document, String version) {
        return Map.of("document", document, "version", version);
    }

    String phone() {
        return phone;
    }

    String user() {
        return user;
    }

    String accessToken() {
        return accessToken;
    }

    String refreshToken() {
        return refreshToken;
    }

    /** {@code wx.login}, and the session that it opens. */
    Response signIn(Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("merchant", world.code());
        body.put("code", WechatLab.login(user, world.wechat()).get("code").asText());
        Response answer = given().contentType(ContentType.JSON).body(body).post("/api/v1/member/sessions");
        answer.then().statusCode(200);
        accessToken = answer.path("accessToken");
        refreshToken = answer.path("refreshToken");
        return answer;
    }

    String openid() {
        return WechatLab.login(user, world.wechat()).get("openid").asText();
    }

    RequestSpecification calls() {
        return given().auth().oauth2(accessToken).contentType(ContentType.JSON);
    }

    /** Moves value under a fresh key. */
    RequestSpecification moves() {
        return calls().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Joins with the phone button, and carries the new token from then on. */
    Response join() {
        return join(Map.of("phoneCode", phoneCode()));
    }

    Response join(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("consents", CONSENTS);
        Response answer = moves().body(body).post("/api/v1/member/cards");
        if (answer.statusCode() < 300 && answer.path("access") != null) {
            accessToken = answer.path("access.accessToken");
        }
        return answer;
    }

    /** Joins and gives the card's id. */
    UUID card() {
        return UUID.fromString(join().then().statusCode(201).extract().<String>path("cardId"));
    }

    String phoneCode() {
        JsonNode code = WechatLab.phoneCode(user, world.wechat());
        return code.get("code").asText();
    }
}
