package dev.lingka.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Recharges, refunds, sales and shifts that the story does not tell of. */
final class MoneyErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String ORDERS = "/api/v1/member/recharge-orders";
    /** Two: the bill of yesterday is there only from ten in the morning. */
    private static final int BACK_DAYS = 2;

    private static final int BACK_SECONDS = BACK_DAYS * 86_400;

    private final Premises shop;
    private final Rows rows;
    private final Caller owner;
    private final Caller cashier;

    MoneyErrands(Premises shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
        this.owner = shop.owner();
        this.cashier = shop.as("cashier");
    }

    void run(List<String> failures) {
        Chapters.play(
                failures,
                this::shift,
                this::recharging,
                this::givingUp,
                this::billing,
                this::suspending,
                this::countering,
                this::closingACard,
                this::asking,
                this::selling,
                this::refundingToAClosedCard,
                this::lists);
    }

    /** One shift from morning to evening; the next one stays open. */
    private void shift() {
        Map<String, Object> begun = Map.of("storeId", shop.storeId(), "openingCashFen", 10_000);
        String id = cashier.move(STAFF + "shifts", begun).expect(201).text("id");
        owner.get(STAFF + "shifts/" + id).expect(200);
        cashier.move(STAFF + "shifts/" + id + "/closing", Map.of("countedCashFen", 10_000, "note", "平"))
                .expect(200);
        cashier.move(STAFF + "shifts", begun).expect(201);
        cashier.get(STAFF + "shifts/current").expect(200);
        owner.get(STAFF + "shifts?storeId=" + shop.storeId()).expect(200);
    }

    private void recharging() {
        Phone phone = shop.member("充值");
        String order = recharge(phone);
        phone.app().get(ORDERS).expect(200);
        phone.app().get(ORDERS + "/" + order).expect(200);
        Exchange wish = phone.app()
                .post(
                        ORDERS + "/" + order + "/invoice-request",
                        Map.of(
                                "buyerKind", "company",
                                "buyer", "某某有限公司",
                                "taxNumber", "91310000MA1FL00000",
                                "email", "a@example.com"))
                .expect(201);
        phone.app().get(ORDERS + "/" + order + "/invoice-request").expect(200);
        owner.get(STAFF + "invoice-requests").expect(200);
        owner.post(
                        STAFF + "invoice-requests/" + wish.text("id") + "/answer",
                        Map.of("state", "issued", "invoiceNumber", "044001900111"))
                .expect(200);
        owner.get(STAFF + "recharge-orders/" + order).expect(200);
        owner.move(STAFF + "recharge-orders/" + order + "/refunds", Map.of("amountFen", 1_000, "reason", "客诉"))
                .expect(201);
        Story.until(
                () -> owner.get(STAFF + "recharge-orders/" + order + "/refunds")
                        .at("/0/state")
                        .asText()
                        .equals("succeeded"),
                "WeChat's refund came through");
        phone.app().get(ORDERS + "/" + order + "/refunds").expect(200);
    }

    /** Orders ¥100 and pays; gives the order's id when it has arrived. */
    private String recharge(Phone phone) {
        Exchange placed = place(phone);
        phone.pay(placed.at("/payment"));
        String id = placed.at("/order/id").asText();
        Story.until(
                () -> "paid".equals(phone.app().get(ORDERS + "/" + id).text("state")), "the recharge of ¥100 arrives");
        return id;
    }

    private static Exchange place(Phone phone) {
        return phone.app()
                .move(ORDERS, Map.of("amountFen", 10_000, "termsVersion", Premises.TERMS))
                .expect(201);
    }

    private void givingUp() {
        Phone phone = shop.member("算了");
        String order = place(phone).at("/order/id").asText();
        phone.app()
                .send("POST", ORDERS + "/" + order + "/cancellation", Map.of(), null)
                .expect(200);
    }

    /** WeChat lets a recharge be of two days ago, so that there is a bill to compare. */
    private void billing() {
        String billDay =
                LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(BACK_DAYS).toString();
        Phone phone = shop.member("昨天");
        Caller wechat = shop.world().wechat();
        wechat.post("/control/clock", Map.of("offsetSeconds", -BACK_SECONDS)).expect(200);
        try {
            recharge(phone);
        } finally {
            wechat.post("/control/clock", Map.of("offsetSeconds", 0)).expect(200);
        }
        owner.post(STAFF + "bills", Map.of("date", billDay)).expect(200);
        owner.get(STAFF + "bills").expect(200);
        owner.get(STAFF + "bills/" + billDay).expect(200);
    }

    /** Our clock gave an order up a moment before WeChat took the money. */
    private void suspending() {
        Phone phone = shop.member("太晚");
        Exchange placed = place(phone);
        rows.closeOrder(shop.code(), placed.at("/order/id").asText());
        phone.pay(placed.at("/payment"));
        Story.until(
                () -> !owner.get(STAFF + "suspense?state=open").at("/items").isEmpty(), "the payment is in suspense");
        String item = owner.get(STAFF + "suspense?state=open").at("/items/0/id").asText();
        owner.get(STAFF + "suspense/" + item).expect(200);
        Map<String, Object> decision =
                Map.of("decision", "credit", "cardId", phone.cardId(), "withBonus", true, "reason", "善意付款");
        owner.post(STAFF + "suspense/" + item + "/decision", decision).expect(202);
    }

    private void countering() {
        Phone phone = shop.member("柜台");
        cashier.post(STAFF + "recognitions", Map.of("phone", phone.number())).expect(200);
        cashier.get(STAFF + "cards/" + phone.cardId() + "/recharge-offers").expect(200);
        String recharge = atCounter(phone, "cash");
        Map<String, Object> wish = Map.of("amountFen", 1_000, "reason", "充错卡", "storeId", shop.storeId());
        cashier.move(STAFF + "counter-recharges/" + recharge + "/refunds", wish).expect(201);
    }

    private String atCounter(Phone phone, String channel) {
        Map<String, Object> wish = Map.of(
                "cardId",
                phone.cardId(),
                "storeId",
                shop.storeId(),
                "channel",
                channel,
                "amountFen",
                10_000,
                "termsVersion",
                Premises.TERMS);
        return cashier.move(STAFF + "counter-recharges", wish).expect(201).text("id");
    }

    private void closingACard() {
        Phone phone = shop.member("搬家");
        atCounter(phone, "bank_card");
        Exchange closed = owner.move(
                        STAFF + "cards/" + phone.cardId() + "/closing-with-refund", Map.of("reason", "搬走了"))
                .expect(200);
        Map<String, Object> paid = Map.of("payoutId", closed.text("payoutId"), "reference", "银行 1", "reason", "销卡");
        owner.post(STAFF + "payouts", paid).expect(202);
    }

    private void asking() {
        Phone phone = shop.member("问问");
        atCounter(phone, "cash");
        String refused = ask(phone);
        phone.app().get("/api/v1/member/charge-requests").expect(200);
        cashier.get(STAFF + "charge-requests/" + refused).expect(200);
        phone.app()
                .move("/api/v1/member/charge-requests/" + refused + "/refusal", null)
                .expect(200);
        cashier.move(STAFF + "charge-requests/" + ask(phone) + "/cancellation", null)
                .expect(200);
    }

    private String ask(Phone phone) {
        Map<String, Object> wish = Map.of(
                "storeId", shop.storeId(),
                "phone", phone.number(),
                "totalFen", 800,
                "tenders", List.of(tender("wallet", 500), tender("cash", 300)),
                "lines", List.of(tea(800)),
                "note", "靠窗");
        return cashier.move(STAFF + "charge-requests", wish).expect(201).text("id");
    }

    private void selling() {
        Phone phone = shop.member("买茶");
        atCounter(phone, "cash");
        Map<String, Object> charge = Map.of(
                "cardCode", phone.codes().get(0),
                "storeId", shop.storeId(),
                "totalFen", 3_000,
                "tenders", List.of(tender("wallet", 2_000), tender("cash", 1_000)),
                "lines", List.of(tea(3_000)),
                "note", "少糖");
        Exchange charged = cashier.move(STAFF + "charges", charge).expect(201);
        phone.app()
                .get("/api/v1/member/sales/" + charged.at("/sale/id").asText())
                .expect(200);
        Map<String, Object> sale = Map.of(
                "storeId", shop.storeId(),
                "totalFen", 2_000,
                "tenders", List.of(tender("cash", 1_500), tender("wechat", 500)),
                "lines", List.of(tea(2_000)),
                "note", "外带");
        String id = cashier.move(STAFF + "sales", sale).expect(201).text("id");
        owner.get(STAFF + "sales/" + id).expect(200);
        cashier.move(
                        STAFF + "sales/" + id + "/refunds",
                        Map.of("amountFen", 100, "tenders", List.of(tender("cash", 100)), "reason", "凉了"))
                .expect(201);
    }

    private static Map<String, Object> tender(String kind, long fen) {
        return Map.of("kind", kind, "amountFen", fen, "reference", "R-" + kind);
    }

    private static Map<String, Object> tea(long fen) {
        return Map.of("sku", "T-1", "name", "龙井", "quantity", 1.5, "amountFen", fen);
    }

    private void refundingToAClosedCard() {
        Phone phone = shop.member("销卡");
        atCounter(phone, "cash");
        Map<String, Object> all =
                Map.of("cardCode", phone.codes().get(0), "storeId", shop.storeId(), "totalFen", 10_000);
        String sale =
                cashier.move(STAFF + "charges", all).expect(201).at("/sale/id").asText();
        owner.move(STAFF + "cards/" + phone.cardId() + "/closing", Map.of("reason", "用完了"))
                .expect(200);
        Exchange refund = cashier.move(
                        STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 10_000, "reason", "退货"))
                .expect(201);
        owner.get(STAFF + "refunds-in-suspense").expect(200);
        String payout =
                STAFF + "sales/" + sale + "/refunds/" + refund.at("/refund/id").asText() + "/payout";
        owner.post(payout, Map.of("method", "cash", "reference", "收条 7", "reason", "卡已销"))
                .expect(202);
    }

    private void lists() {
        for (String list : List.of(
                "adjustments", "approvals", "payouts", "recharge-orders", "recharge-refunds", "sales", "suspense")) {
            owner.get(STAFF + list + "?limit=5").expect(200);
        }
    }
}
