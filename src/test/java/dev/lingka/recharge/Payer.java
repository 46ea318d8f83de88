package dev.lingka.recharge;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.WechatLab;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member with WeChat on a phone, who joined for real and pays for real, as far as the sandbox is. */
final class Payer {

    private final RechargeWorld world;
    private final String user;
    private final String token;
    private final UUID cardId;

    private Payer(RechargeWorld world, String user, String token, UUID cardId) {
        this.world = world;
        this.user = user;
        this.token = token;
        this.cardId = cardId;
    }

    static Payer join(RechargeWorld world) {
        String user = WechatLab.user();
        String login = WechatLab.login(user, world.wechat()).get("code").asText();
        String guest = given().contentType(ContentType.JSON)
                .body(Map.of("merchant", world.code(), "code", login))
                .post("/api/v1/member/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        Response joined = given().auth()
                .oauth2(guest)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("consents", List.of(consent("terms"), consent("privacy"))))
                .post("/api/v1/member/cards");
        joined.then().statusCode(201);
        return new Payer(world, user, joined.path("access.accessToken"), UUID.fromString(joined.path("cardId")));
    }

    private static Map<String, String> consent(String document) {
        return Map.of("document", document, "version", "1");
    }

    UUID cardId() {
        return cardId;
    }

    RequestSpecification calls() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    RequestSpecification moves() {
        return calls().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Response place(String key, Map<String, ?> wish) {
        return calls().header("Idempotency-Key", key).body(wish).post("/api/v1/member/recharge-orders");
    }

    static Map<String, Object> amount(long fen) {
        return Map.of("amountFen", fen, "termsVersion", RechargeWorld.TERMS);
    }

    static Map<String, Object> offer(String code) {
        return Map.of("offerCode", code, "termsVersion", RechargeWorld.TERMS);
    }

    /** An order with its payment parameters. */
    Purchase buys(Map<String, ?> wish) {
        Response placed = place(UUID.randomUUID().toString(), wish);
        placed.then().statusCode(201);
        return new Purchase(UUID.fromString(placed.path("order.id")), placed.path("payment"));
    }

    /** What {@code wx.requestPayment} says. */
    String pays(Purchase purchase) {
        return WechatLab.post("/control/users/" + user + "/pay", purchase.payment())
                .get("errMsg")
                .asText();
    }

    /** Buys and pays; the notice is under way. */
    Purchase recharges(Map<String, ?> wish) {
        Purchase purchase = buys(wish);
        if (!pays(purchase).equals("requestPayment:ok")) {
            throw new AssertionError("not paid: " + purchase.orderId());
        }
        return purchase;
    }

    /** The same, and the notice has been settled. */
    Purchase hasRecharged(Map<String, ?> wish) {
        Purchase purchase = recharges(wish);
        awaitState(purchase.orderId(), "paid");
        return purchase;
    }

    String state(UUID orderId) {
        return calls().get("/api/v1/member/recharge-orders/{id}", orderId)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    void awaitState(UUID orderId, String state) {
        Eventually.holds(() -> state(orderId).equals(state), "order " + orderId + " becomes " + state);
    }

    JsonNode atWechat(Purchase purchase) {
        return WechatLab.get("/control/orders/" + world.mchid() + "/" + purchase.outTradeNo());
    }

    /** WeChat loses all notices of this order. */
    void losesNotices(Purchase purchase) {
        WechatLab.post("/control/orders/" + world.mchid() + "/" + purchase.outTradeNo() + "/lose-notice", Map.of());
    }

    /** An order and the parameters to pay it with. */
    record Purchase(UUID orderId, Map<String, String> payment) {

        String outTradeNo() {
            return orderId.toString().replace("-", "");
        }
    }
}
