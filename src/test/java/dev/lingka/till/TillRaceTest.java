package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import dev.lingka.till.TillBench.Card;
import dev.lingka.till.TillBench.Till;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many tills at once, each on a connection of its own, as replicas are to the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillRaceTest {

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
    void tenOfFiftyChargesOfTenYuanEmptyACardOfOneHundred() {
        Card card = bench.card(till, 8_000, 2_000);

        List<JsonObject> answers = race(50, i -> bench.call("till_charge", till, bench.wallet(till, card, 1_000)));

        assertThat(words(answers)).containsOnly(Map.entry("RECORDED", 10L), Map.entry("INSUFFICIENT_BALANCE", 40L));
        assertThat(bench.balance(card, "principal")).isZero();
        assertThat(bench.balance(card, "bonus")).isZero();
    }

    @Test
    void oneKeySentTwentyTimesChargesOnceAndAnswersTheSame() {
        Card card = bench.card(till, 10_000, 0);
        String key = Ids.next().toString();

        List<JsonObject> answers =
                race(20, i -> bench.call("till_charge", till, till.principal(), key, bench.wallet(till, card, 1_000)));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0).getString("outcome")).isEqualTo("RECORDED");
        assertThat(bench.balance(card, "principal")).isEqualTo(9_000);
    }

    @Test
    void oneCodeAtTwentyTillsPaysOnce() {
        Card card = bench.card(till, 100_000, 0);
        long minute = bench.minute();

        List<JsonObject> answers = race(
                20,
                i -> bench.call(
                        "till_charge", till, bench.scanned(till, card, 100).put("codeMinute", minute)));

        assertThat(words(answers)).containsOnly(Map.entry("RECORDED", 1L), Map.entry("CODE_USED", 19L));
        assertThat(bench.balance(card, "principal")).isEqualTo(99_900);
    }

    @Test
    void aCodeStillPaysAfterARefusal() {
        Card card = bench.card(till, 500, 0);
        JsonObject tooMuch = bench.scanned(till, card, 800);
        JsonObject mixed = bench.scanned(till, card, 800)
                .put("codeMinute", tooMuch.getLong("codeMinute"))
                .put("tenders", TillBench.tenders("wallet", 500, "cash", 300));

        JsonObject refused = bench.call("till_charge", till, tooMuch);
        JsonObject paid = bench.call("till_charge", till, mixed);

        assertThat(refused.getLong("missingFen")).isEqualTo(300);
        assertThat(paid.getString("outcome")).isEqualTo("RECORDED");
    }

    @Test
    void refundsAtOnceNeverExceedTheCharge() {
        Card card = bench.card(till, 7_000, 3_000);
        JsonObject sale = bench.wallet(till, card, 2_000).put("totalFen", 2_500);
        sale.put("tenders", TillBench.tenders("wallet", 2_000, "cash", 500));
        bench.call("till_charge", till, sale);

        List<JsonObject> answers =
                race(20, i -> bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 333)));

        assertThat(words(answers)).containsOnly(Map.entry("REFUNDED", 7L), Map.entry("REFUND_EXCEEDS_SALE", 13L));
        assertThat(bench.balance(card, "principal") + bench.balance(card, "bonus"))
                .isEqualTo(10_000);
    }

    @Test
    void refundsAtOnceNeverPassTheDaysLimitOfWhoActs() {
        Till fresh = bench.till("fresh");
        Card card = bench.card(fresh, 100_000, 0);
        List<JsonObject> refunds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            JsonObject sale = bench.wallet(fresh, card, 300);
            bench.call("till_charge", fresh, sale);
            refunds.add(bench.refund(fresh, sale.getString("saleId"), 300).put("dayLimitFen", 1_000));
        }

        List<JsonObject> answers = race(20, i -> bench.call("till_refund", fresh, refunds.get(i)));

        assertThat(words(answers)).containsOnly(Map.entry("REFUNDED", 3L), Map.entry("APPROVAL_REQUIRED", 17L));
        assertThat(bench.balance(card, "principal")).isEqualTo(100_000 - 6_000 + 900);
    }

    @Test
    void aCardThatFreezesInBetweenIsChargedBeforeOrNotAtAll() {
        Card card = bench.card(till, 100_000, 0);
        List<Callable<JsonObject>> works = new ArrayList<>(works(30, i -> charge(card)));
        works.add(15, () -> change(card, "frozen"));

        Map<String, Long> words = words(bench.atOnce(works));

        long charged = words.getOrDefault("RECORDED", 0L);
        assertThat(charged + words.getOrDefault("CARD_FROZEN", 0L)).isEqualTo(30);
        assertThat(bench.balance(card, "principal")).isEqualTo(100_000 - 100 * charged);
        assertThat(bench.one(
                        "select count(*) from sale s join card c on c.id = s.card_id where c.id = ? and s.sold_at >"
                                + " c.changed_at + interval '1 second'",
                        card.id()))
                .isEqualTo("0");
    }

    @Test
    void refundsOfACardThatClosesInBetweenGoToTheCardOrToSuspense() {
        Card card = bench.card(till, 10_000, 0);
        JsonObject sale = bench.wallet(till, card, 4_000);
        bench.call("till_charge", till, sale);
        List<Callable<JsonObject>> works = new ArrayList<>(
                works(20, i -> bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 200))));
        works.add(10, () -> change(card, "closed"));

        List<JsonObject> answers = bench.atOnce(works);

        long onCard = answers.stream()
                .filter(a -> "booked".equals(a.getString("state")))
                .count();
        long inSuspense = answers.stream()
                .filter(a -> "in_suspense".equals(a.getString("state")))
                .count();
        assertThat(onCard + inSuspense).isEqualTo(20);
        assertThat(bench.balance(card, "principal")).isEqualTo(6_000 + 200 * onCard);
        assertThat(bench.one(
                        "select coalesce(sum(amount), 0) from ledger_entry e where counter = 'suspense' and"
                                + " counter_ref in (select id::text from sale_refund where sale_id = ?::uuid)",
                        sale.getString("saleId")))
                .isEqualTo(Long.toString(200 * inSuspense));
    }

    @Test
    void aMergeDuringChargesLosesNothing() {
        Card from = bench.card(till, 10_000, 0);
        Card into = bench.card(till, 0, 0);
        List<Callable<JsonObject>> works = new ArrayList<>(works(20, i -> charge(from)));
        works.add(10, () -> merge(from, into));

        Map<String, Long> words = words(bench.atOnce(works));

        long charged = words.getOrDefault("RECORDED", 0L);
        assertThat(charged + words.getOrDefault("CARD_CLOSED", 0L)).isEqualTo(20);
        assertThat(bench.balance(from, "principal")).isZero();
        assertThat(bench.balance(into, "principal")).isEqualTo(10_000 - 100 * charged);
    }

    @Test
    void aRefundAfterAMergeGoesToTheCardThatStays() {
        Card from = bench.card(till, 1_000, 0);
        Card into = bench.card(till, 0, 0);
        JsonObject sale = bench.wallet(till, from, 400);
        bench.call("till_charge", till, sale);
        merge(from, into);

        JsonObject refunded = bench.call("till_refund", till, bench.refund(till, sale.getString("saleId"), 400));

        assertThat(refunded.getString("cardId")).isEqualTo(into.id().toString());
        assertThat(bench.balance(into, "principal")).isEqualTo(1_000);
    }

    private JsonObject charge(Card card) {
        return bench.call("till_charge", till, bench.wallet(till, card, 100));
    }

    private JsonObject change(Card card, String status) {
        bench.run("update card set status = ?, changed_at = now() where id = ?", status, card.id());
        return new JsonObject().put("outcome", "CHANGED");
    }

    /** As merging does it: both cards locked for update, the value moved by a posting, the first card closed. */
    private JsonObject merge(Card from, Card into) {
        bench.run(
                """
                do $$
                declare v_fen bigint; v_merchant integer := %d; v_from uuid := '%s'; v_into uuid := '%s';
                begin
                    perform set_config('app.merchant', v_merchant::text, true);
                    perform from card where merchant_id = v_merchant and id in (v_from, v_into) order by id for update;
                    v_fen := (ledger_lock(v_merchant, v_from) ->> 'principal')::bigint;
                    perform ledger_post(v_merchant, jsonb_build_object('key', 'merge:' || v_from, 'kind', 'merge',
                        'sourceKind', 'card', 'actor', 'system'), jsonb_build_array(
                            jsonb_build_object('holder', v_from, 'asset', 'principal', 'amount', -v_fen),
                            jsonb_build_object('holder', v_into, 'asset', 'principal', 'amount', v_fen)));
                    update card set status = 'closed', merged_into = v_into where merchant_id = v_merchant and id = v_from;
                end $$"""
                        .formatted(till.merchant(), from.id(), into.id()));
        return new JsonObject().put("outcome", "CHANGED");
    }

    private List<JsonObject> race(int times, IntFunction<JsonObject> work) {
        return bench.atOnce(works(times, work));
    }

    private static List<Callable<JsonObject>> works(int times, IntFunction<JsonObject> work) {
        return IntStream.range(0, times)
                .<Callable<JsonObject>>mapToObj(i -> () -> work.apply(i))
                .toList();
    }

    private static Map<String, Long> words(List<JsonObject> answers) {
        return answers.stream()
                .map(answer -> answer.getString("outcome"))
                .filter(word -> !word.equals("CHANGED"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
