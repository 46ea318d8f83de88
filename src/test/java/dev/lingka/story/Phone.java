package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A customer with WeChat on the phone, and the merchant's mini-program in it. */
public final class Phone {

    private static final String VERSION = "2026-01";

    private final World world;
    private final String merchant;
    private final String appId;
    private final String userId;
    private final String number;
    private volatile String token;

    private Phone(World world, String merchant, String appId, String userId, String number) {
        this.world = world;
        this.merchant = merchant;
        this.appId = appId;
        this.userId = userId;
        this.number = number;
    }

    /** Somebody new to WeChat. */
    static Phone of(World world, String merchant, String appId, String name, String number) {
        String userId = world.wechat()
                .post("/control/users", Map.of("nickname", name, "phone", number))
                .expect(200)
                .text("id");
        return new Phone(world, merchant, appId, userId, number);
    }

    static String anyNumber() {
        return "137" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    public String number() {
        return number;
    }

    /** How WeChat's sandbox calls the person. */
    String userId() {
        return userId;
    }

    /** The person gets another number; whoever asks WeChat learns the new one. */
    String phoneCodeAfterMoving() {
        world.wechat()
                .patch("/control/users/" + userId, Map.of("phone", anyNumber()))
                .expect(200);
        return wechat("phone-code").text("code");
    }

    public String cardId() {
        return app().get("/api/v1/member/card").expect(200).text("id");
    }

    /** Opens the mini-program by a scanned code: {@code wx.login}, then a session. */
    Exchange scan(String joinCode) {
        String code = wechat("login").text("code");
        Exchange session = world.anyone()
                .post("/api/v1/member/sessions", Map.of("merchant", merchant, "code", code, "joinCode", joinCode))
                .expect(200);
        token = session.text("accessToken");
        return session;
    }

    /** Opens the mini-program from the list of those used before: no code is shown. */
    public Exchange open() {
        Exchange session = world.anyone()
                .post(
                        "/api/v1/member/sessions",
                        Map.of("merchant", merchant, "code", wechat("login").text("code")))
                .expect(200);
        token = session.text("accessToken");
        return session;
    }

    /** Follows the official account from its page. */
    void follow(String officialAppId) {
        world.wechat()
                .post("/control/users/" + userId + "/follow", Map.of("appid", officialAppId))
                .expect(200);
    }

    /** Scans a code of the official account; what WeChat makes of it. */
    Exchange scanOfficial(String officialAppId, String scene) {
        return world.wechat()
                .post("/control/users/" + userId + "/scan-official", Map.of("appid", officialAppId, "scene", scene))
                .expect(200);
    }

    /** Accepts terms and privacy, lends the phone number, and gets a card; without a code when null. */
    Exchange join(String joinCode) {
        return join(joinCode, Map.of());
    }

    /** The same with what else the wish says. */
    Exchange join(String joinCode, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("consents", List.of(consent("terms"), consent("privacy")));
        wish.put("phoneCode", wechat("phone-code").text("code"));
        if (joinCode != null) {
            wish.put("joinCode", joinCode);
        }
        Exchange joined = app().move("/api/v1/member/cards", wish);
        if (joined.status() / 100 == 2
                && joined.json().at("/access/accessToken").isTextual()) {
            token = joined.at("/access/accessToken").asText();
        }
        return joined;
    }

    /** The member's calls. */
    public Caller app() {
        return world.anyone().as(() -> token);
    }

    /** Orders a recharge with an offer; not paid yet. */
    Exchange order(String offer) {
        return app().move("/api/v1/member/recharge-orders", Map.of("offerCode", offer, "termsVersion", VERSION));
    }

    /** Accepts terms and privacy, lends the phone number, and orders a card that costs something; not paid yet. */
    Exchange orderCard(Map<String, Object> what) {
        Map<String, Object> wish = new HashMap<>(what);
        wish.put("consents", List.of(consent("terms"), consent("privacy")));
        wish.put("phoneCode", wechat("phone-code").text("code"));
        wish.put("termsVersion", VERSION);
        return app().move("/api/v1/member/card-orders", wish);
    }

    /** Gives WeChat the parameters of {@code wx.requestPayment} and pays. */
    Exchange pay(JsonNode payment) {
        ObjectNode asked = payment.deepCopy();
        return world.wechat().post("/control/users/" + userId + "/pay", asked).expect(200);
    }

    public JsonNode balance() {
        return app().get("/api/v1/member/card/balance").expect(200).json();
    }

    public long totalFen() {
        return balance().path("totalFen").asLong();
    }

    /** The codes of the coming 20 minutes. */
    public List<String> codes() {
        Exchange codes = app().get("/api/v1/member/card/codes").expect(200);
        return codes.at("/codes").findValuesAsText("code");
    }

    private Exchange wechat(String what) {
        return world.wechat()
                .post("/control/users/" + userId + "/" + what, Map.of("appid", appId))
                .expect(200);
    }

    private static Map<String, String> consent(String document) {
        return Map.of("document", document, "version", VERSION);
    }

    /** Says the member's number at the till and pays there by other means than the card; the sale's id. */
    String buys(Caller cashier, String storeId, long fen) {
        Map<String, Object> charge = Map.of(
                "memberNumber",
                app().get("/api/v1/member/card").expect(200).text("number"),
                "storeId",
                storeId,
                "totalFen",
                fen,
                "tenders",
                List.of(Map.of("kind", "wechat", "amountFen", fen, "reference", "R-1")));
        return cashier.move("/api/v1/staff/charges", charge)
                .expect(201)
                .at("/sale/id")
                .asText();
    }
}
