package dev.lingka.recharge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.testing.WechatLab;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with WeChat on a phone and no card yet, who buys one. */
final class Buyer {

    private final RechargeWorld world;
    private final String user;
    private String token;

    private Buyer(RechargeWorld world, String user) {
        this.world = world;
        this.user = user;
    }

    static Buyer guest(RechargeWorld world) {
        return guest(world, WechatLab.user());
    }

    private static Buyer guest(RechargeWorld world, String user) {
        Buyer buyer = new Buyer(world, user);
        buyer.opens();
        return buyer;
    }

    /** Somebody whose phone shows this number to WeChat. */
    static Buyer withPhone(RechargeWorld world, String number) {
        String user = WechatLab.post("/control/users", Map.of("phone", number))
                .get("id")
                .asText();
        return guest(world, user);
    }

    /** Opens the mini-program anew: whoever has got a card meanwhile is a member. */
    void opens() {
        String login = WechatLab.login(user, world.wechat()).get("code").asText();
        token = given().contentType(ContentType.JSON)
                .body(Map.of("merchant", world.code(), "code", login))
                .post("/api/v1/member/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    RequestSpecification calls() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    RequestSpecification moves() {
        return calls().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Response orders(String kind) {
        return orders(kind, Map.of());
    }

    Response orders(String kind, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("consents", consents());
        wish.put("termsVersion", RechargeWorld.TERMS);
        return moves().body(wish).post("/api/v1/member/card-orders");
    }

    Response joins(String kind, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("consents", consents());
        Response joined = moves().body(wish).post("/api/v1/member/cards");
        if (joined.statusCode() == 201 || joined.statusCode() == 200) {
            token = joined.path("access.accessToken");
        }
        return joined;
    }

    /** The code of WeChat's phone button. */
    String phoneCode() {
        return WechatLab.phoneCode(user, world.wechat()).get("code").asText();
    }

    static List<Map<String, String>> consents() {
        return List.of(Map.of("document", "terms", "version", "1"), Map.of("document", "privacy", "version", "1"));
    }

    Bought buys(String kind, Map<String, ?> more) {
        return bought(orders(kind, more));
    }

    Bought renews(String cardId) {
        return bought(moves().body(Map.of("cardId", cardId, "termsVersion", RechargeWorld.TERMS))
                .post("/api/v1/member/card-renewals"));
    }

    /** Puts an offer onto the card; the notice has been settled. */
    void recharges(String cardId, String offer) {
        Response placed = moves().body(
                        Map.of("cardId", cardId, "offerCode", offer, "termsVersion", RechargeWorld.TERMS))
                .post("/api/v1/member/recharge-orders");
        Bought bought = bought(placed);
        pays(bought);
        Eventually.holds(
                () -> "paid"
                        .equals(calls().get("/api/v1/member/recharge-orders/{id}", bought.orderId())
                                .path("state")),
                "the recharge arrives");
    }

    private static Bought bought(Response placed) {
        placed.then().statusCode(201);
        return new Bought(UUID.fromString(placed.path("order.id")), placed.path("payment"));
    }

    void pays(Bought bought) {
        String said = WechatLab.post("/control/users/" + user + "/pay", bought.payment())
                .get("errMsg")
                .asText();
        if (!said.equals("requestPayment:ok")) {
            throw new AssertionError("not paid: " + said);
        }
    }

    /** Pays and waits for the notice; gives the card's id. */
    String has(Bought bought) {
        pays(bought);
        awaits(bought, "paid");
        opens();
        return order(bought).path("cardId");
    }

    void awaits(Bought bought, String state) {
        Eventually.holds(() -> state.equals(order(bought).path("state")), "the order becomes " + state);
    }

    Response order(Bought bought) {
        return calls().get("/api/v1/member/card-orders/{id}", bought.orderId());
    }

    void losesNotices(Bought bought) {
        WechatLab.post("/control/orders/" + world.mchid() + "/" + bought.outTradeNo() + "/lose-notice", Map.of());
    }

    /** WeChat tells of the payment so many times at once. */
    void notices(Bought bought, int times) {
        WechatLab.post(
                "/control/orders/" + world.mchid() + "/" + bought.outTradeNo() + "/notice",
                Map.of("times", times, "parallel", true));
    }

    void refused(Response answer, String code) {
        answer.then().statusCode(409).body("code", equalTo(code));
    }

    /** An order and the parameters to pay it with. */
    record Bought(UUID orderId, Map<String, String> payment) {

        String outTradeNo() {
            return orderId.toString().replace("-", "");
        }
    }
}
