package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.recharge.RechargeBench.Card;
import dev.lingka.recharge.RechargeBench.Order;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the money functions of recharge decide, one case at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RechargeFunctionsTest {

    private RechargeBench bench;

    @BeforeAll
    void open() {
        bench = new RechargeBench();
    }

    @AfterEach
    void invariantsHold() {
        RechargeInvariants.hold(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void aPaymentThatDoesNotFitWaitsInSuspense() {
        Card card = bench.card();
        Order order = bench.placed(card, 10_000, 0);

        JsonObject answer = bench.settle(order, 9_999);

        assertThat(answer.getString("outcome")).isEqualTo("AMOUNT_MISMATCH");
        assertThat(bench.state(order)).isEqualTo("suspended");
        assertThat(bench.counter("suspense", order.outTradeNo())).isEqualTo(9_999);
        assertThat(bench.balance(card, "principal")).isZero();
    }

    @Test
    void anotherPayeeOrCurrencyIsNoPaymentOfOurs() {
        Card card = bench.card();
        Order payee = bench.placed(card, 10_000, 0);
        Order currency = bench.placed(card, 10_000, 0);

        JsonObject wrongPayee = bench.settle(bench.payment(payee, 10_000).put("mchid", "1900000009"));
        JsonObject wrongCurrency = bench.settle(bench.payment(currency, 10_000).put("currency", "USD"));

        assertThat(wrongPayee.getString("outcome")).isEqualTo("PAYEE_MISMATCH");
        assertThat(wrongCurrency.getString("outcome")).isEqualTo("CURRENCY_MISMATCH");
        assertThat(bench.counter("suspense", currency.outTradeNo())).isZero();
        assertThat(bench.balance(card, "principal")).isZero();
    }

    @Test
    void anUnknownOrderIsBookedAndCanBeCreditedByTwoPeople() {
        Card card = bench.card();
        Order nobodys = new Order(Ids.next());
        String item = bench.settle(nobodys, 7_700).getString("suspenseId");

        JsonObject alone = decide(item, "credit", card, "staff:a", "staff:a");
        JsonObject together = decide(item, "credit", card, "staff:a", "staff:b");
        JsonObject again = decide(item, "refund", card, "staff:a", "staff:b");

        assertThat(alone.getString("outcome")).isEqualTo("SAME_PERSON");
        assertThat(together.getString("outcome")).isEqualTo("CREDITED");
        assertThat(again.getString("outcome")).isEqualTo("ALREADY_DECIDED");
        assertThat(bench.balance(card, "principal")).isEqualTo(7_700);
        assertThat(bench.counter("suspense", nobodys.outTradeNo())).isZero();
    }

    @Test
    void aPaymentAfterClosingIsCreditedWithItsBonusWhenStaffSaySo() {
        Card card = bench.card();
        Order order = bench.placed(card, 30_000, 3_000);
        bench.close(order);
        JsonObject late = bench.settle(order, 30_000);

        JsonObject answer = decide(late.getString("suspenseId"), "credit", card, "staff:a", "staff:b");

        assertThat(late.getString("outcome")).isEqualTo("PAID_AFTER_CLOSE");
        assertThat(answer.getString("outcome")).isEqualTo("CREDITED");
        assertThat(bench.state(order)).isEqualTo("paid");
        assertThat(bench.balance(card, "bonus")).isEqualTo(3_000);
    }

    @Test
    void aPaymentAfterClosingIsRefundedAndComesBackToSuspenseWhenWechatClosesTheRefund() {
        Order order = bench.placed(bench.card(), 5_000, 0);
        bench.close(order);
        String item = bench.settle(order, 5_000).getString("suspenseId");
        String first = decide(item, "refund", null, "staff:a", "staff:b").getString("refundId");
        bench.refunded(first, "CLOSED");
        assertThat(bench.counter("suspense", order.outTradeNo())).isEqualTo(5_000);

        String second = decide(item, "refund", null, "staff:a", "staff:b").getString("refundId");
        bench.refunded(second, "SUCCESS");

        assertThat(bench.counter("suspense", order.outTradeNo())).isZero();
        assertThat(bench.one("select state from suspense_item where id = ?::uuid", item))
                .isEqualTo("refunded");
    }

    @Test
    void aSecondPaymentOfOneOrderCannotBeCreditedUnderItsNumber() {
        Card card = bench.card();
        Order order = bench.paid(card, 5_000, 0);
        JsonObject twice = bench.settle(bench.payment(order, 5_000).put("transactionId", "4200" + Ids.next()));

        JsonObject answer = decide(twice.getString("suspenseId"), "credit", card, "staff:a", "staff:b");

        assertThat(twice.getString("outcome")).isEqualTo("PAID_TWICE");
        assertThat(answer.getString("outcome")).isEqualTo("NOT_CREDITABLE");
    }

    @Test
    void aFrozenCardIsCreditedAndAClosedOneIsNot() {
        Card frozen = bench.card();
        Order toFrozen = bench.placed(frozen, 5_000, 0);
        bench.run("update card set status = 'frozen' where id = ?", frozen.id());
        Card closed = bench.card();
        Order toClosed = bench.placed(closed, 5_000, 0);
        bench.run("update card set status = 'closed' where id = ?", closed.id());

        assertThat(bench.settle(toFrozen, 5_000).getString("outcome")).isEqualTo("SETTLED");
        assertThat(bench.settle(toClosed, 5_000).getString("outcome")).isEqualTo("CARD_CLOSED");
        assertThat(bench.balance(closed, "principal")).isZero();
    }

    @Test
    void anOrderOfAMergedCardIsCreditedToTheOneThatStaysAndRefundedFromIt() {
        Card from = bench.card();
        Card into = bench.card();
        Order before = bench.paid(from, 10_000, 1_000);
        Order open = bench.placed(from, 5_000, 0);
        bench.call(
                "card_merge",
                new JsonObject()
                        .put("fromMember", from.member().toString())
                        .put("intoMember", into.member().toString())
                        .put("reason", "same person")
                        .put("requestId", Ids.next().toString()));

        JsonObject settled = bench.settle(open, 5_000);
        JsonObject refund = bench.refund(into, before, null);

        assertThat(settled.getString("cardId")).isEqualTo(into.id().toString());
        assertThat(refund.getLong("amountFen")).isEqualTo(10_000);
        assertThat(refund.getLong("bonusFen")).isEqualTo(1_000);
        assertThat(bench.balance(into, "principal")).isEqualTo(5_000);
    }

    @Test
    void theOldestRechargeIsSpentFirst() {
        Card card = bench.card();
        Order first = bench.paid(card, 10_000, 0);
        Order second = bench.paid(card, 10_000, 0);
        bench.charge(card, 12_000, 0);

        JsonObject ofFirst = bench.refund(card, first, null);
        JsonObject tooMuch = bench.refund(card, second, 8_001L);
        JsonObject ofSecond = bench.refund(card, second, null);

        assertThat(ofFirst.getString("outcome")).isEqualTo("NOTHING_TO_REFUND");
        assertThat(tooMuch.getString("outcome")).isEqualTo("REFUND_TOO_LARGE");
        assertThat(ofSecond.getLong("amountFen")).isEqualTo(8_000);
    }

    @Test
    void spentBonusLowersTheRefundAndWhatIsLoweredStaysOnTheCard() {
        Card card = bench.card();
        Order order = bench.paid(card, 30_000, 3_000);
        bench.charge(card, 0, 1_000);

        JsonObject refund = bench.refund(card, order, null);

        assertThat(refund.getLong("amountFen")).isEqualTo(29_000);
        assertThat(refund.getLong("bonusFen")).isEqualTo(2_000);
        assertThat(bench.balance(card, "principal")).isEqualTo(1_000);
        assertThat(bench.balance(card, "bonus")).isZero();
        assertThat(bench.refund(card, order, null).getString("outcome")).isEqualTo("NOTHING_TO_REFUND");
    }

    @Test
    void bonusGoesBackInProportionToWhatIsRefunded() {
        Card card = bench.card();
        Order order = bench.paid(card, 30_000, 3_000);
        bench.charge(card, 10_000, 1_000);

        JsonObject part = bench.refund(card, order, 5_000L);
        JsonObject rest = bench.refund(card, order, null);

        assertThat(part.getLong("bonusFen")).isEqualTo(500);
        assertThat(rest.getLong("amountFen")).isEqualTo(15_000);
        assertThat(rest.getLong("bonusFen")).isEqualTo(1_500);
        assertThat(bench.balance(card, "bonus")).isZero();
    }

    @Test
    void afterTheDaysOfTheTermsStaffMustAgreeAndAfterAYearAPersonPays() {
        Card card = bench.card();
        Order order = bench.paid(card, 10_000, 0);
        bench.age(order, 8);
        JsonObject byMember = bench.refund(card, order, null);
        bench.age(order, 360);

        JsonObject byStaff = byStaff(order);

        assertThat(byMember.getString("outcome")).isEqualTo("REFUND_BY_STAFF_ONLY");
        assertThat(byStaff.getString("outcome")).isEqualTo("BY_HAND");
        String refundId = byStaff.getString("refundId");
        JsonObject paidOut = bench.call(
                "payout_pay",
                new JsonObject()
                        .put("refundId", refundId)
                        .put("newId", Ids.next().toString())
                        .put("reference", "bank 7")
                        .put("requestedBy", "staff:a")
                        .put("approvedBy", "staff:b"));
        assertThat(paidOut.getString("outcome")).isEqualTo("PAID_OUT");
        assertThat(bench.counter("refund_clearing", refundId.replace("-", ""))).isZero();
    }

    @Test
    void aRefundThatThePayersAccountCannotTakeWaitsForAPerson() {
        Card card = bench.card();
        Order order = bench.paid(card, 10_000, 0);
        String refund = bench.refund(card, order, null).getString("refundId");

        assertThat(bench.refunded(refund, "PROCESSING").getString("outcome")).isEqualTo("ACCEPTED");
        assertThat(bench.refunded(refund, "ABNORMAL").getString("outcome")).isEqualTo("BY_HAND");
        assertThat(bench.balance(card, "principal")).isZero();
        assertThat(bench.refunded(refund, "SUCCESS").getString("outcome")).isEqualTo("SUCCEEDED");
        assertThat(bench.counter("wechat_clearing", refund.replace("-", ""))).isEqualTo(10_000);
    }

    @Test
    void theCounterTakesCashIntoTheShiftAndGivesItBackOutOfIt() {
        Card card = bench.card();
        JsonObject sale = bench.sale(card, new Order(Ids.next()), 5_000, 500)
                .put("channel", "cash")
                .put("storeId", bench.store.toString())
                .put("shiftHolder", bench.cashier.toString());

        JsonObject settled = bench.call("counter_recharge", sale);
        JsonObject byMember = bench.refund(card, new Order(UUID.fromString(sale.getString("orderId"))), null);
        JsonObject refunded = byStaff(new Order(UUID.fromString(sale.getString("orderId"))));

        assertThat(settled.getString("outcome")).isEqualTo("SETTLED");
        assertThat(byMember.getString("outcome")).isEqualTo("REFUND_AT_COUNTER");
        assertThat(refunded.getString("outcome")).isEqualTo("REFUNDED");
        assertThat(bench.balance(card, "principal")).isZero();
        assertThat(bench.one("select sum(amount) from ledger_entry where counter = 'cash'"))
                .isEqualTo("0");
    }

    @Test
    void aBillIsComparedBothWaysAndSettlesOnce() {
        Card card = bench.card();
        Order agrees = bench.paid(card, 10_000, 0);
        Order differs = bench.paid(card, 20_000, 0);
        Order unlisted = bench.paid(card, 30_000, 0);
        Order open = bench.placed(card, 40_000, 0);
        String refund = bench.refund(card, agrees, 4_000L).getString("refundId");
        bench.refunded(refund, "SUCCESS");
        JsonArray lines = new JsonArray()
                .add(line("payment", agrees.transactionId(), agrees, 10_000, 60))
                .add(line("payment", differs.transactionId(), differs, 19_999, 120))
                .add(line("payment", open.transactionId(), open, 40_000, 240))
                .add(line("payment", "4200nobody", new Order(Ids.next()), 1, 0))
                .add(line("refund", refund.replace("-", ""), agrees, 4_000, -24));

        JsonObject first = compare(lines);
        JsonObject again = compare(lines);

        assertThat(first.getString("outcome")).isEqualTo("DIFFERENT");
        assertThat(again.getLong("feeFen")).isEqualTo(36);
        assertThat(bench.counter("wechat_clearing", agrees.outTradeNo())).isZero();
        assertThat(bench.counter("wechat_clearing", refund.replace("-", ""))).isZero();
        assertThat(bench.counter("bank", agrees.outTradeNo())).isEqualTo(-9_940);
        assertThat(bench.counter("bank", refund.replace("-", ""))).isEqualTo(3_976);
        assertThat(bench.counter("wechat_fee", agrees.outTradeNo())).isEqualTo(-60);
        assertThat(bench.all("select kind || ' ' || number from recharge_bill_difference"))
                .contains(
                        "AMOUNT_DIFFERS " + differs.transactionId(),
                        "MISSING_THERE " + unlisted.transactionId(),
                        "NOT_SETTLED_HERE " + open.transactionId(),
                        "MISSING_HERE 4200nobody");
        assertThat(bench.counter("wechat_clearing", differs.outTradeNo())).isEqualTo(-20_000);
        assertThat(bench.state(open)).isEqualTo("pending");
    }

    private JsonObject compare(JsonArray lines) {
        JsonObject args = new JsonObject()
                .put("billDate", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        args.put("round", bench.call("bill_begin", args).getInteger("round"));
        RechargeBench.expect(
                "COMPARED", bench.call("settlement_post", args.copy().put("lines", lines)));
        return bench.call("bill_end", args);
    }

    private static JsonObject line(String kind, String number, Order order, long amountFen, long feeFen) {
        return new JsonObject()
                .put("kind", kind)
                .put("number", number)
                .put("outTradeNo", order.outTradeNo())
                .put("amountFen", amountFen)
                .put("feeFen", feeFen);
    }

    private JsonObject byStaff(Order order) {
        UUID id = Ids.next();
        return bench.call(
                "recharge_refund_request",
                new JsonObject()
                        .put("orderId", order.id().toString())
                        .put("refundId", id.toString())
                        .put("outRefundNo", id.toString().replace("-", ""))
                        .put("by", "staff")
                        .put("storeId", bench.store.toString())
                        .put("shiftHolder", bench.cashier.toString())
                        .put("reason", "goodwill")
                        .put("actor", "staff:" + bench.cashier)
                        .put("checkDueAt", Instant.now().toString()));
    }

    private JsonObject decide(String item, String decision, Card card, String by, String approver) {
        UUID refund = Ids.next();
        return bench.call(
                "suspense_decide",
                new JsonObject()
                        .put("suspenseId", item)
                        .put("decision", decision)
                        .put("cardId", card == null ? null : card.id().toString())
                        .put("withBonus", true)
                        .put("decidedBy", by)
                        .put("approvedBy", approver)
                        .put("reason", "looked at it")
                        .put("refundId", refund.toString())
                        .put("outRefundNo", refund.toString().replace("-", ""))
                        .put("orderId", Ids.next().toString())
                        .put("programmeVersion", 1)
                        .put("termsVersion", "1")
                        .put("refundTerms", RechargeBench.terms("deduct"))
                        .put("checkDueAt", Instant.now().toString()));
    }
}
