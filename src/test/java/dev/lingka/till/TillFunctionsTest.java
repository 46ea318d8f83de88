package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import dev.lingka.till.TillBench.Card;
import dev.lingka.till.TillBench.Till;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the till's functions answer, one by one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillFunctionsTest {

    private TillBench bench;
    private Till till;

    @BeforeAll
    void open() {
        bench = new TillBench();
        till = bench.till("tea");
    }

    @AfterEach
    void invariantsHold() {
        TillInvariants.hold(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void aShortBalanceSaysWhatIsMissing() {
        Card card = bench.card(till, 700, 50);

        JsonObject answer = bench.call("till_charge", till, bench.wallet(till, card, 1_000));

        assertThat(answer.getMap())
                .containsEntry("outcome", "INSUFFICIENT_BALANCE")
                .containsEntry("balanceFen", 750)
                .containsEntry("missingFen", 250);
    }

    @Test
    void theSameSaleIsSplitWithOtherTenders() {
        Till fresh = bench.till("fresh");
        Card card = bench.card(fresh, 700, 50);
        JsonObject sale =
                bench.wallet(fresh, card, 1_000).put("tenders", TillBench.tenders("wallet", 750, "cash", 250));

        JsonObject answer = bench.call("till_charge", fresh, sale);

        assertThat(answer.getJsonObject("balance").getLong("totalFen")).isZero();
        assertThat(bench.one(
                        "select -sum(amount) from ledger_entry where counter = 'cash' and counter_ref = ?",
                        fresh.shift().toString()))
                .isEqualTo("250");
    }

    @Test
    void tendersMustAddUp() {
        JsonObject sale = bench.sale(till, 1_000).put("tenders", TillBench.tenders("cash", 400, "other", 500));

        JsonObject answer = bench.call("till_sale", till, sale);

        assertThat(answer.getMap())
                .containsEntry("outcome", "TENDERS_DO_NOT_ADD_UP")
                .containsEntry("tendersFen", 900);
    }

    @Test
    void cashNeedsAnOpenShift() {
        Till closed = bench.till("closed");
        bench.run(
                "update shift set closed_at = app_now(), closed_by = 'staff:1', counted_cash_fen = 0,"
                        + " expected_cash_fen = 0 where id = ?",
                closed.shift());

        assertThat(bench.call("till_sale", closed, bench.sale(closed, 100)).getString("outcome"))
                .isEqualTo("SHIFT_CLOSED");
        JsonObject byCard = bench.sale(closed, 100).put("tenders", TillBench.tenders("bank_card", 100));
        assertThat(bench.call("till_sale", closed, byCard).getString("outcome")).isEqualTo("RECORDED");
    }

    @Test
    void aTerminalTakesNoMoreStoredValueThanItsLimit() {
        Card card = bench.card(till, 10_000, 0);
        JsonObject sale = bench.wallet(till, card, 501).put("walletLimitFen", 500);

        JsonObject answer = bench.call("till_charge", till, sale);

        assertThat(answer.getMap())
                .containsEntry("outcome", "TERMINAL_LIMIT_EXCEEDED")
                .containsEntry("limitFen", 500);
    }

    @Test
    void aCardWhoseSecondProofIsOutCollectsButDoesNotSpend() {
        Card card = bench.card(till, 1_000, 0);
        bench.run("update card set spendable_at = app_now() + interval '1 day' where id = ?", card.id());
        JsonObject cash = bench.wallet(till, card, 100).put("tenders", TillBench.tenders("cash", 100));

        assertThat(bench.call("till_charge", till, bench.wallet(till, card, 100))
                        .getString("outcome"))
                .isEqualTo("CARD_NOT_SPENDABLE_YET");
        assertThat(bench.call("till_charge", till, cash).getString("outcome")).isEqualTo("RECORDED");
    }

    @Test
    void anotherMerchantsCardAndSaleAreNotThere() {
        Till other = bench.till("other");
        Card theirs = bench.card(other, 1_000, 0);
        JsonObject sale = bench.wallet(other, theirs, 100);
        bench.call("till_charge", other, sale);

        assertThat(bench.call("till_charge", till, bench.wallet(till, theirs, 100))
                        .getString("outcome"))
                .isEqualTo("NOT_FOUND");
        assertThat(bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 100))
                        .getString("outcome"))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aReplayAfterTheAnswersWereCleanedUpIsKnown() {
        Card card = bench.card(till, 1_000, 0);
        String key = Ids.next().toString();
        JsonObject sale = bench.wallet(till, card, 100);
        bench.call("till_charge", till, till.principal(), key, sale);
        bench.run("delete from idempotency where key = ?", key);

        JsonObject late = bench.call("till_charge", till, till.principal(), key, bench.wallet(till, card, 100));

        assertThat(late.getMap())
                .containsEntry("outcome", "OPERATION_KNOWN")
                .containsEntry("id", sale.getString("saleId"));
        assertThat(bench.balance(card, "principal")).isEqualTo(900);
    }

    @Test
    void aRefundGoesBackAsTheCashierSaysWithinEachTender() {
        Card card = bench.card(till, 1_000, 0);
        JsonObject sale = bench.wallet(till, card, 1_000).put("tenders", TillBench.tenders("wallet", 600, "cash", 400));
        bench.call("till_charge", till, sale);
        JsonObject cash =
                bench.refund(till, sale.getString("saleId"), 300).put("tenders", TillBench.tenders("cash", 300));
        JsonObject more =
                bench.refund(till, sale.getString("saleId"), 200).put("tenders", TillBench.tenders("cash", 200));

        assertThat(bench.call("till_refund", till, cash).getString("outcome")).isEqualTo("REFUNDED");
        JsonObject refused = bench.call("till_refund", till, more);

        assertThat(refused.getMap())
                .containsEntry("outcome", "REFUND_EXCEEDS_TENDER")
                .containsEntry("kind", "cash")
                .containsEntry("refundableFen", 100);
        assertThat(bench.balance(card, "principal")).isEqualTo(400);
    }

    @Test
    void partsOfARefundTogetherNeedASecondPerson() {
        JsonObject sale = bench.sale(till, 1_000);
        bench.call("till_sale", till, sale);
        String id = sale.getString("saleId");

        assertThat(bench.call("till_refund", till, bench.refund(till, id, 300).put("approvalAboveFen", 500))
                        .getString("outcome"))
                .isEqualTo("REFUNDED");
        assertThat(bench.call("till_refund", till, bench.refund(till, id, 300).put("approvalAboveFen", 500))
                        .getString("outcome"))
                .isEqualTo("APPROVAL_REQUIRED");
        JsonObject approved = bench.refund(till, id, 300)
                .put("approvalAboveFen", 500)
                .put("approvalId", Ids.next().toString());
        assertThat(bench.call("till_refund", till, approved).getString("outcome"))
                .isEqualTo("REFUNDED");
    }

    @Test
    void overTheCapARefundIsBookedAndReported() {
        Card card = bench.card(till, 1_000, 0);
        JsonObject sale = bench.wallet(till, card, 1_000);
        bench.call("till_charge", till, sale);
        bench.run("update card set balance_cap_fen = 600 where id = ?", card.id());

        JsonObject answer = bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 1_000));

        assertThat(answer.getLong("overCapFen")).isEqualTo(400);
        assertThat(bench.balance(card, "principal")).isEqualTo(1_000);
        assertThat(bench.one(
                        "select count(*) from outbox_event where type = 'CardOverCap' and aggregate = 'card:' || ?",
                        card.id()))
                .isEqualTo("1");
    }

    @Test
    void aRefundToAClosedCardWaitsInSuspenseAndIsPaidOutOnceByTwoPeople() {
        Card card = bench.card(till, 1_000, 500);
        JsonObject sale = bench.wallet(till, card, 900);
        bench.call("till_charge", till, sale);
        bench.run("update card set status = 'closed' where id = ?", card.id());

        JsonObject refund = bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 900));
        JsonObject payOut = new JsonObject()
                .put("refundId", refund.getString("refundId"))
                .put("method", "bank_transfer")
                .put("reference", "T1")
                .put("requestedBy", till.principal())
                .put("approvalId", Ids.next().toString());
        JsonObject alone = bench.call("till_refund_pay_out", till, payOut);
        JsonObject paid = bench.call("till_refund_pay_out", till, "staff:manager", "k", payOut);
        JsonObject again = bench.call("till_refund_pay_out", till, "staff:owner", "k", payOut);

        assertThat(refund.getString("state")).isEqualTo("in_suspense");
        assertThat(refund.getLong("principalFen")).isEqualTo(600);
        assertThat(alone.getString("outcome")).isEqualTo("SAME_PERSON");
        assertThat(paid.getLong("amountFen")).isEqualTo(600);
        assertThat(again.getMap()).containsEntry("outcome", "NOT_IN_SUSPENSE").containsEntry("state", "paid_out");
        assertThat(bench.one(
                        "select sum(amount) from ledger_entry where counter = 'suspense' and counter_ref = ?",
                        refund.getString("refundId")))
                .isEqualTo("0");
    }

    @Test
    void anAdjustmentTakesTwoPeopleAndStaysWithinTheCapAndTheBalance() {
        Card card = bench.card(till, 1_000, 0);

        assertThat(adjust(card, "principal", 50, till.principal()).getString("outcome"))
                .isEqualTo("SAME_PERSON");
        assertThat(adjust(card, "principal", 499_001, "staff:a").getString("outcome"))
                .isEqualTo("OVER_CAP");
        assertThat(adjust(card, "bonus", -1, "staff:a").getString("outcome")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(adjust(card, "principal", -400, "staff:a")
                        .getJsonObject("balance")
                        .getLong("totalFen"))
                .isEqualTo(600);
    }

    private JsonObject adjust(Card card, String asset, long fen, String requestedBy) {
        JsonObject args = new JsonObject()
                .put("adjustmentId", Ids.next().toString())
                .put("cardId", card.id().toString())
                .put("asset", asset)
                .put("amountFen", fen)
                .put("reason", "counted wrong")
                .put("requestedBy", requestedBy)
                .put("approvalId", Ids.next().toString());
        return bench.call("adjustment_post", till, args);
    }
}
