package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.lingka.recharge.Payer.Purchase;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money on its way back, money that nobody expected, and the bill of the next day. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RechargeBackTest {

    /** Two: the bill of yesterday is there only from ten in the morning. */
    private static final int BACK_DAYS = 2;

    private static final int BACK_SECONDS = BACK_DAYS * 86_400;

    private final Till till;
    private final Reconciliation reconciliation;

    RechargeBackTest(Till till, Reconciliation reconciliation) {
        this.till = till;
        this.reconciliation = reconciliation;
    }

    @Test
    void aRefundWithinSevenDaysTakesSpentBonusOffAndArrivesByNotice() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.hasRecharged(Payer.offer("pay-300"));
        till.spendBonus(world.code(), payer.cardId(), 1_000);
        String key = UUID.randomUUID().toString();

        Response refund = refund(payer, purchase, key);
        Response again = refund(payer, purchase, key);

        refund.then().statusCode(201).body("amountFen", equalTo(29_000)).body("bonusFen", equalTo(2_000));
        again.then().statusCode(201).body("id", equalTo(refund.path("id")));
        Eventually.holds(
                () -> "succeeded"
                        .equals(till.one(
                                world.code(),
                                "select state from recharge_refund where id = ?",
                                UUID.fromString(refund.path("id")))),
                "the refund's notice is settled");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(1_000);
        assertThat(till.bonus(world.code(), payer.cardId())).isZero();
        payer.calls()
                .get("/api/v1/member/recharge-orders/{id}", purchase.orderId())
                .then()
                .body("refundedFen", equalTo(29_000));
    }

    private static Response refund(Payer payer, Purchase purchase, String key) {
        return payer.calls()
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "changed my mind"))
                .post("/api/v1/member/recharge-orders/{id}/refunds", purchase.orderId());
    }

    @Test
    void aPaymentAfterClosingWaitsInSuspenseUntilTwoPeopleDecide() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.offer("pay-300"));
        till.closeHere(world.code(), purchase.orderId());
        payer.pays(purchase);
        Eventually.holds(() -> suspense(world).path("items.size()").equals(1), "the payment is in suspense");
        Response listed = suspense(world);
        listed.then().body("items[0].kind", equalTo("PAID_AFTER_CLOSE")).body("items[0].amountFen", equalTo(30_000));
        String item = listed.path("items[0].id");

        String approval = world.owner()
                .body(Map.of(
                        "decision",
                        "credit",
                        "cardId",
                        payer.cardId(),
                        "withBonus",
                        true,
                        "reason",
                        "paid in good faith"))
                .post("/api/v1/staff/suspense/{id}/decision", item)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        world.owner()
                .body(Map.of("approve", true, "reason", "myself"))
                .post("/api/v1/staff/approvals/{id}/decision", approval)
                .then()
                .statusCode(403);

        assertThat(world.approve(approval)).isEqualTo("applied");

        assertThat(payer.state(purchase.orderId())).isEqualTo("paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(30_000);
        assertThat(till.bonus(world.code(), payer.cardId())).isEqualTo(3_000);
        assertThat(till.counter(world.code(), "suspense", purchase.outTradeNo()))
                .isZero();
    }

    private static Response suspense(RechargeWorld world) {
        return world.owner().get("/api/v1/staff/suspense?state=open");
    }

    @Test
    void theCounterTakesCashIntoTheShiftAndGivesItBack() {
        RechargeWorld world = RechargeWorld.open();
        world.merchant().hire("cashier");
        Payer payer = world.payer();
        Map<String, Object> wish = Map.of(
                "cardId",
                payer.cardId(),
                "storeId",
                world.storeId(),
                "channel",
                "cash",
                "offerCode",
                "pay-300",
                "termsVersion",
                RechargeWorld.TERMS);
        world.moves("cashier")
                .body(wish)
                .post("/api/v1/staff/counter-recharges")
                .then()
                .statusCode(409)
                .body("code", equalTo("SHIFT_REQUIRED"));
        world.moves("cashier")
                .body(Map.of("storeId", world.storeId(), "openingCashFen", 0))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);

        Response done = world.moves("cashier").body(wish).post("/api/v1/staff/counter-recharges");
        done.then().statusCode(201).body("state", equalTo("paid")).body("bonusFen", equalTo(3_000));
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(30_000);

        world.moves("cashier")
                .body(Map.of("reason", "wrong card", "storeId", world.storeId()))
                .post("/api/v1/staff/counter-recharges/{id}/refunds", done.<String>path("id"))
                .then()
                .statusCode(201)
                .body("refund.state", equalTo("succeeded"));
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        assertThat(till.number(world.code(), "select sum(amount) from ledger_entry where counter = 'cash'"))
                .isZero();
    }

    @Test
    void aRefundByStaffAboveTheLimitNeedsASecondPerson() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.hasRecharged(Payer.amount(60_000));

        Response asked = world.moves("owner")
                .body(Map.of("reason", "complaint"))
                .post("/api/v1/staff/recharge-orders/{id}/refunds", purchase.orderId());
        asked.then().statusCode(202).body("approval.state", equalTo("pending"));
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(60_000);

        assertThat(world.approve(asked.path("approval.id"))).isEqualTo("applied");
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        world.owner()
                .get("/api/v1/staff/recharge-orders/{id}/refunds", purchase.orderId())
                .then()
                .statusCode(200)
                .body("amountFen", contains(60_000));
    }

    @Test
    void aClosingCardPaysBackThroughWechatAndTheRestByHand() {
        RechargeWorld world = RechargeWorld.open();
        world.merchant().hire("cashier");
        Payer payer = world.payer();
        world.moves("cashier")
                .body(Map.of("storeId", world.storeId(), "openingCashFen", 0))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);
        world.moves("cashier")
                .body(Map.of(
                        "cardId",
                        payer.cardId(),
                        "storeId",
                        world.storeId(),
                        "channel",
                        "bank_card",
                        "amountFen",
                        2_000,
                        "termsVersion",
                        RechargeWorld.TERMS))
                .post("/api/v1/staff/counter-recharges")
                .then()
                .statusCode(201);
        payer.hasRecharged(Payer.offer("pay-300"));
        till.spendBonus(world.code(), payer.cardId(), 500);

        Response closed = world.moves("owner")
                .body(Map.of("reason", "moving away"))
                .post("/api/v1/staff/cards/{id}/closing-with-refund", payer.cardId());

        closed.then()
                .statusCode(200)
                .body("refunds.amountFen", contains(30_000))
                .body("payoutFen", equalTo(2_000));
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        assertThat(till.bonus(world.code(), payer.cardId())).isZero();
        String approval = world.owner()
                .body(Map.of("payoutId", closed.path("payoutId"), "reference", "bank 1", "reason", "closed card"))
                .post("/api/v1/staff/payouts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(world.approve(approval)).isEqualTo("applied");
        world.owner().get("/api/v1/staff/payouts?state=paid").then().body("items.amountFen", contains(2_000));
        Eventually.holds(
                () -> {
                    till.makeDue(world.code());
                    reconciliation.run();
                    return till.number(
                                    world.code(),
                                    "select coalesce(sum(amount), 0) from ledger_entry where counter = 'refund_clearing'")
                            == 0;
                },
                "refund clearing is empty");
    }

    @Test
    void theBillOfTheNextDaySettlesWhatAgreesAndListsWhatDoesNot() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        LocalDate billDay = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(BACK_DAYS);
        WechatLab.post("/control/clock", Map.of("offsetSeconds", -BACK_SECONDS));
        Purchase agrees;
        Purchase tampered;
        try {
            agrees = payer.hasRecharged(Payer.amount(10_000));
            tampered = payer.hasRecharged(Payer.amount(20_000));
        } finally {
            WechatLab.post("/control/clock", Map.of("offsetSeconds", 0));
        }
        till.one(world.code(), "update recharge_order set amount_fen = 19999 where id = ?", tampered.orderId());

        world.owner()
                .body(Map.of("date", billDay.toString()))
                .post("/api/v1/staff/bills")
                .then()
                .statusCode(200);
        world.owner()
                .body(Map.of("date", billDay.toString()))
                .post("/api/v1/staff/bills")
                .then()
                .statusCode(200)
                .body("bill.state", equalTo("different"))
                .body("bill.matched", equalTo(1))
                .body("bill.paymentFen", equalTo(10_000))
                .body("differences.kind", contains("AMOUNT_DIFFERS"))
                .body("differences[0].hereFen", equalTo(19_999))
                .body("differences[0].thereFen", equalTo(20_000));

        assertThat(till.counter(world.code(), "wechat_clearing", agrees.outTradeNo()))
                .isZero();
        assertThat(till.counter(world.code(), "wechat_clearing", tampered.outTradeNo()))
                .isEqualTo(-20_000);
        long fee = -till.counter(world.code(), "wechat_fee", agrees.outTradeNo());
        assertThat(till.counter(world.code(), "bank", agrees.outTradeNo())).isEqualTo(fee - 10_000);
        world.owner().get("/api/v1/staff/bills").then().statusCode(200).body("items.date", hasItem(billDay.toString()));
    }

    @Test
    void anInvoiceIsAskedForOnceAndItsBuyerIsSealed() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.hasRecharged(Payer.amount(6_000));
        Map<String, Object> wish = Map.of(
                "buyerKind",
                "company",
                "buyer",
                "上海某某有限公司",
                "taxNumber",
                "91310000MA1FL00000",
                "email",
                "a@example.com");

        Response asked = payer.calls()
                .body(wish)
                .post("/api/v1/member/recharge-orders/{id}/invoice-request", purchase.orderId());
        asked.then().statusCode(201).body("amountFen", equalTo(6_000)).body("state", equalTo("requested"));
        payer.calls()
                .body(wish)
                .post("/api/v1/member/recharge-orders/{id}/invoice-request", purchase.orderId())
                .then()
                .statusCode(409)
                .body("code", equalTo("INVOICE_KNOWN"));
        world.owner()
                .body(Map.of("state", "issued", "invoiceNumber", "044001900111"))
                .post("/api/v1/staff/invoice-requests/{id}/answer", asked.<String>path("id"))
                .then()
                .statusCode(200)
                .body("buyer", equalTo("上海某某有限公司"))
                .body("answeredAt", notNullValue());

        assertThat(till.one(world.code(), "select t::text from recharge_invoice_request t"))
                .doesNotContain("某某", "91310000MA1FL00000", "a@example.com");
    }
}
