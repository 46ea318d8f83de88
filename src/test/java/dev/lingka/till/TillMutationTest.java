package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.till.TillBench.Card;
import dev.lingka.till.TillBench.Till;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The checks themselves are checked: each test breaks one promise in a database of its own and expects the invariant
 * of that promise to turn red, and no other.
 */
class TillMutationTest {

    private TillBench bench;
    private Till till;

    @BeforeEach
    void open() {
        bench = new TillBench();
        till = bench.till("tea");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void withoutTheCodeUseRowACodePaysTwiceAndI8IsRed() {
        mutate(
                "card_code_redeem",
                "insert into card_code_use (merchant_id, card_id, minute, source)\n"
                        + "    values (p_merchant, p_card, p_minute, p_source)\n"
                        + "    on conflict do nothing;\n"
                        + "    return found;",
                "return true;");
        Card card = bench.card(till, 10_000, 0);
        JsonObject first = bench.scanned(till, card, 100);

        bench.call("till_charge", till, first);
        JsonObject second = bench.call(
                "till_charge", till, bench.scanned(till, card, 100).put("codeMinute", first.getLong("codeMinute")));

        assertThat(second.getString("outcome")).isEqualTo("RECORDED");
        assertThat(TillInvariants.broken(bench)).isNotEmpty().allMatch(broken -> broken.startsWith("I8 "));
    }

    @Test
    void withoutTheMerchantPredicateRowLevelSecurityStillHidesTheOther() {
        skipMerchantPredicate();
        Till other = bench.till("coffee");
        String sale = sale(other);

        JsonObject answer = bench.call("till_refund", till, bench.refund(till, sale, 100));

        assertThat(answer.getString("outcome")).isEqualTo("NOT_FOUND");
        TillInvariants.hold(bench);
    }

    @Test
    void withoutThePredicateAndThePolicyARefundCrossesMerchantsAndI15IsRed() {
        skipMerchantPredicate();
        bench.all("select format('alter table %I.%I disable row level security', schemaname, tablename) from pg_tables"
                        + " where rowsecurity")
                .forEach(bench::run);
        Till other = bench.till("coffee");
        String sale = sale(other);

        JsonObject byNobody = bench.refund(till, sale, 100).putNull("staffId"); // else a foreign key stops it
        JsonObject answer = bench.call("till_refund", till, byNobody);

        assertThat(answer.getString("outcome")).isEqualTo("REFUNDED");
        assertThat(TillInvariants.broken(bench)).isNotEmpty().allMatch(broken -> broken.startsWith("I15 "));
    }

    @Test
    void withoutTheRunningTotalRefundsExceedTheChargeAndI7IsRed() {
        mutate("till_refund_refusal", "> p_sale.total_fen - p_sale.refunded_fen", "> p_sale.total_fen");
        mutate("till_allocate", "t.amount_fen - t.refunded_fen", "t.amount_fen");
        mutate("till_give", "refunded_fen = refunded_fen + v_amount", "refunded_fen = refunded_fen");
        mutate("till_give", "set refunded_fen = t.refunded_fen + g.\"amountFen\"", "set refunded_fen = t.refunded_fen");
        String sale = sale(till);

        bench.call("till_refund", till, bench.refund(till, sale, 500));
        JsonObject again = bench.call("till_refund", till, bench.refund(till, sale, 500));

        assertThat(again.getString("outcome")).isEqualTo("REFUNDED");
        assertThat(TillInvariants.broken(bench)).isNotEmpty().allMatch(broken -> broken.startsWith("I7 "));
    }

    private void skipMerchantPredicate() {
        mutate("till_refund", "where merchant_id = v_merchant and id = (p_args", "where id = (p_args");
        mutate("till_refund", "where merchant_id = v_merchant and business_month", "where business_month");
    }

    private String sale(Till at) {
        JsonObject sale = bench.sale(at, 500).put("tenders", TillBench.tenders("other", 500));
        bench.call("till_sale", at, sale);
        return sale.getString("saleId");
    }

    /** Replaces a piece of a function's source; the piece must be there. */
    private void mutate(String function, String piece, String replacement) {
        String source = bench.one("select pg_get_functiondef(oid) from pg_proc where proname = ?", function);
        assertThat(source).contains(piece);
        bench.run(source.replace(piece, replacement));
    }
}
