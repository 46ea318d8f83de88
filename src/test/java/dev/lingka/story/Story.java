package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The main job: a merchant opens, a customer joins, recharges, pays, gets money back; plastic comes along; the day
 * closes; the ledger verifies. Ends with an {@link AssertionError} at the first step that is not as it must be.
 */
public final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TERMS = "2026-01";

    private final World world;
    private final Consumer<String> narrator;
    private final String merchant =
            "story-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final String phoneNumber = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private Caller owner;
    private Caller manager;
    private Caller cashier;
    private Caller till;
    private String appId;
    private String mchId;
    private String storeId;
    private String joinCode;
    private Phone phone;
    private String cardId;

    public Story(World world, Consumer<String> narrator) {
        this.world = world;
        this.narrator = narrator;
    }

    public String merchant() {
        return merchant;
    }

    public String phoneNumber() {
        return phoneNumber;
    }

    /** All chapters in their order. */
    public void play() {
        opening();
        joining();
        recharging();
        charging();
        refunding();
        confirming();
        refundingARecharge();
        countering();
        plastic();
        adjusting();
        losing();
        settling();
        closing();
        verifying();
    }

    private void opening() {
        Caller operator = world.staff("operator");
        operator.post(
                        "/api/v1/operator/merchants",
                        Map.of("code", merchant, "name", "故事茶馆", "preset", "tea-restaurant"))
                .expect(201);
        JsonNode keys = world.wechat()
                .post("/control/merchants", Map.of("ref", merchant, "name", "故事茶馆"))
                .expect(200)
                .json();
        appId = keys.get("appid").asText();
        mchId = keys.get("mchid").asText();
        operator.put("/api/v1/operator/merchants/" + merchant + "/wechat-credentials", Keys.of(keys))
                .expect(200);
        operator.post(
                        "/api/v1/operator/merchants/" + merchant + "/owner-invitations",
                        Map.of("subject", world.subject("owner@" + merchant), "name", "何老板"))
                .expect(200);
        owner = world.staff("owner@" + merchant);
        storeId = owner.post("/api/v1/staff/stores", Map.of("code", "main", "name", "老街店"))
                .expect(201)
                .text("id");
        manager = invite("manager");
        cashier = invite("cashier");
        owner.post(
                        "/api/v1/staff/terminals",
                        Map.of(
                                "storeId",
                                storeId,
                                "name",
                                "一号机",
                                "clientId",
                                "till-1@" + merchant,
                                "subject",
                                world.subject("till-1@" + merchant),
                                "chargeLimitFen",
                                200_000))
                .expect(201);
        till = world.terminal("till-1@" + merchant);
        Exchange code = owner.post("/api/v1/staff/stores/" + storeId + "/join-codes", Map.of("source", "poster"))
                .expect(201);
        joinCode = code.text("code");
        String poster = "/api/v1/staff/stores/" + storeId + "/join-codes/" + code.text("id");
        String svg = new String(owner.get(poster + "/poster.svg").expect(200).answer(), StandardCharsets.UTF_8);
        check(svg.contains("故事茶馆") && svg.contains("老街店"), "the poster names merchant and store");
        owner.get(poster + "/poster.png").expect(200);
        byte[] image = owner.get(poster + "/mini-program-code.jpg").expect(200).answer();
        check((image[0] & 0xff) == 0xff && (image[1] & 0xff) == 0xd8, "WeChat drew a JPEG");
        told("a merchant with its WeChat keys, a store, staff, a till and a join poster");
    }

    private Caller invite(String role) {
        String person = role + "@" + merchant;
        owner.post(
                        "/api/v1/staff/staff",
                        Map.of("subject", world.subject(person), "name", role, "role", role, "allStores", true))
                .expect(201);
        return world.staff(person);
    }

    private void joining() {
        phone = Phone.of(world, merchant, appId, "小故事", phoneNumber);
        phone.scan(joinCode);
        Exchange joined = phone.join(joinCode).expect(201);
        cardId = joined.text("cardId");
        phone.scan(joinCode);
        Exchange again = phone.join(joinCode).expect(200);
        check(cardId.equals(again.text("cardId")), "a second join gives the same card");
        told("a customer scanned, joined and holds card "
                + joined.at("/card/number").asText());
    }

    private void recharging() {
        Exchange placed = phone.order("pay-300-get-30").expect(201);
        Exchange paid = phone.pay(placed.at("/payment"));
        check("requestPayment:ok".equals(paid.text("errMsg")), "WeChat took the money");
        until(() -> phone.totalFen() == 33_000, "¥300 and ¥30 on top are on the card");
        world.wechat()
                .post(
                        "/control/orders/" + mchId + "/" + paid.text("outTradeNo") + "/notice",
                        Map.of("times", 20, "parallel", true))
                .expect(200);
        check(phone.totalFen() == 33_000, "the same notice 20 times at once credits once");
        told("recharged ¥300, got ¥30 on top; 20 repeated notices changed nothing");
    }

    private void charging() {
        cashier.move("/api/v1/staff/shifts", Map.of("storeId", storeId, "openingCashFen", 10_000))
                .expect(201);
        String code = phone.codes().get(0);
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = Map.of("cardCode", code, "totalFen", 3_800);
        Exchange charged = till.move("/api/v1/staff/charges", wish, key).expect(201);
        Exchange replayed = till.move("/api/v1/staff/charges", wish, key).expect(201);
        check(charged.json().equals(replayed.json()), "the same key gives the same answer");
        till.move("/api/v1/staff/charges", wish).refused(409, "CODE_USED");
        check(phone.totalFen() == 29_200, "¥38.00 is gone once");
        Exchange poor = till.move(
                        "/api/v1/staff/charges",
                        Map.of("cardCode", phone.codes().get(1), "totalFen", 40_000))
                .refused(409, "INSUFFICIENT_BALANCE");
        check(poor.fen("/missingFen") == 10_800, "a refusal says what is missing");
        cashier.move(
                        "/api/v1/staff/charges",
                        Map.of(
                                "storeId",
                                storeId,
                                "cardCode",
                                phone.codes().get(1),
                                "totalFen",
                                40_000,
                                "tenders",
                                List.of(tender("wallet", 29_200), tender("cash", 10_800))))
                .expect(201);
        check(phone.totalFen() == 0, "the same sale is split with cash");
        cashier.move(
                        "/api/v1/staff/sales",
                        Map.of("storeId", storeId, "totalFen", 1_500, "tenders", List.of(tender("cash", 1_500))))
                .expect(201);
        told("paid by code once, split a sale with cash, sold to a passer-by");
    }

    private void refunding() {
        Exchange sales = cashier.get("/api/v1/staff/sales?storeId=" + storeId).expect(200);
        JsonNode first = null;
        for (JsonNode sale : sales.at("/items")) {
            first = sale.get("totalFen").asLong() == 3_800 ? sale : first;
        }
        check(first != null, "the sale is listed");
        String refunds = "/api/v1/staff/sales/" + first.get("id").asText() + "/refunds";
        cashier.move(refunds, Map.of("amountFen", 1_000, "reason", "茶凉了")).expect(201);
        cashier.move(refunds, Map.of("amountFen", 2_801, "reason", "太多")).refused(409, "REFUND_EXCEEDS_SALE");
        cashier.move(refunds, Map.of("amountFen", 2_800, "reason", "全部退回")).expect(201);
        check(phone.totalFen() == 3_800, "all of it came back, and no more");
        told("refunded a sale in two parts, never more than was charged");
    }

    private void confirming() {
        Exchange asked = cashier.move(
                        "/api/v1/staff/charge-requests",
                        Map.of("storeId", storeId, "phone", phoneNumber, "totalFen", 800))
                .expect(201);
        check(phone.totalFen() == 3_800, "nothing is held before the member's word");
        phone.app()
                .move("/api/v1/member/charge-requests/" + requestId(asked) + "/confirmation", Map.of())
                .expect(200);
        check(phone.totalFen() == 3_000, "the member's word moved ¥8.00");
        told("identified by phone, confirmed on the phone");
    }

    private static String requestId(Exchange asked) {
        JsonNode id = asked.json().at("/chargeRequest/id");
        return id.isMissingNode() ? asked.text("id") : id.asText();
    }

    private void refundingARecharge() {
        Exchange placed = phone.order("pay-300-get-30").expect(201);
        phone.pay(placed.at("/payment"));
        until(() -> phone.totalFen() == 36_000, "a second recharge arrived");
        String order = placed.at("/order/id").asText();
        phone.app()
                .move("/api/v1/member/recharge-orders/" + order + "/refunds", Map.of("reason", "不想要了"))
                .expect(201);
        until(() -> "succeeded".equals(refundState(order)), "WeChat's refund came through");
        check(phone.balance().get("bonusFen").asLong() <= 3_000, "the bonus of that recharge went back");
        told("a recharge went back within seven days; balance " + phone.balance());
    }

    private String refundState(String order) {
        JsonNode refunds = phone.app()
                .get("/api/v1/member/recharge-orders/" + order + "/refunds")
                .expect(200)
                .json();
        JsonNode items = refunds.isArray() ? refunds : refunds.path("items");
        return items.path(0).path("state").asText();
    }

    private void countering() {
        long before = phone.totalFen();
        cashier.move(
                        "/api/v1/staff/counter-recharges",
                        Map.of(
                                "cardId", cardId,
                                "storeId", storeId,
                                "channel", "cash",
                                "offerCode", "pay-300-get-30",
                                "termsVersion", TERMS))
                .expect(201);
        until(() -> phone.totalFen() == before + 33_000, "cash at the counter is on the card");
        told("recharged with cash at the counter");
    }

    private void plastic() {
        String number = "P" + ThreadLocalRandom.current().nextInt(100_000_000, Integer.MAX_VALUE);
        String pin = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        String file = "number,medium,pin,phone,principal_fen,bonus_fen,points\n" + number + ",barcode," + pin + ","
                + phoneNumber + ",5000,500,0\n";
        Map<String, String> csv = Map.of("Content-Type", "text/csv", "Idempotency-Key", number);
        owner.send("POST", "/api/v1/staff/physical-card-imports", csv, file).expect(201);
        long before = phone.totalFen();
        phone.app()
                .move("/api/v1/member/card/physical-card", Map.of("number", number, "pin", pin))
                .expect(200);
        until(() -> phone.totalFen() == before + 5_500, "the plastic card's balance came along");
        told("bound a plastic card; its balance came along once");
    }

    private void adjusting() {
        long before = phone.totalFen();
        Exchange asked = manager.move(
                "/api/v1/staff/adjustments",
                Map.of("cardId", cardId, "asset", "bonus", "amountFen", 500, "reason", "补偿"));
        check(asked.status() / 100 == 2, "an adjustment is asked for: " + asked.json());
        JsonNode open =
                owner.get("/api/v1/staff/approvals?state=pending").expect(200).at("/items");
        String approval = open.get(0).get("id").asText();
        Map<String, Object> yes = Map.of("approve", true, "reason", "同意");
        check(
                manager.post("/api/v1/staff/approvals/" + approval + "/decision", yes)
                                        .status()
                                / 100
                        == 4,
                "nobody approves his own request");
        owner.post("/api/v1/staff/approvals/" + approval + "/decision", yes).expect(200);
        until(() -> phone.totalFen() == before + 500, "two pairs of eyes moved ¥5.00");
        told("adjusted by hand with two pairs of eyes");
    }

    private void losing() {
        phone.app().move("/api/v1/member/card/loss", Map.of()).expect(200);
        Map<String, Object> wish = Map.of("cardCode", phoneCodeOr("000000000000000000"), "totalFen", 100);
        check(till.move("/api/v1/staff/charges", wish).status() / 100 == 4, "a lost card pays nothing");
        manager.move("/api/v1/staff/cards/" + cardId + "/reissue", Map.of("reason", "挂失补卡"))
                .expect(200);
        told("reported lost, re-issued under a new number");
    }

    private String phoneCodeOr(String other) {
        Exchange codes = phone.app().get("/api/v1/member/card/codes");
        return codes.status() == 200 ? codes.at("/codes/2/code").asText() : other;
    }

    private void settling() {
        Exchange missing = owner.get("/api/v1/staff/suspense").expect(200);
        check(missing.at("/items").isEmpty(), "nothing waits in suspense");
        told("nothing in suspense");
    }

    private void closing() {
        String shift = cashier.get("/api/v1/staff/shifts/current").expect(200).text("id");
        Exchange closed = cashier.move(
                        "/api/v1/staff/shifts/" + shift + "/closing",
                        Map.of("countedCashFen", 10_000 + 10_800 + 1_500 + 30_000))
                .expect(200);
        check(closed.fen("/differenceFen") == 0, "the drawer holds what the ledger says");
        told("closed the shift to the fen");
    }

    private void verifying() {
        Exchange verified = owner.get("/api/v1/staff/ledger/verification").expect(200);
        check(verified.at("/sound").asBoolean(), "the ledger verifies: " + verified.json());
        told("verified " + verified.at("/postings").asLong() + " postings, "
                + verified.at("/entries").asLong() + " entries");
    }

    private static Map<String, Object> tender(String kind, long amountFen) {
        return Map.of("kind", kind, "amountFen", amountFen);
    }

    private void told(String what) {
        narrator.accept("  ✓ " + what);
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }

    static void until(BooleanSupplier holds, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            check(System.nanoTime() < deadline, what);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
