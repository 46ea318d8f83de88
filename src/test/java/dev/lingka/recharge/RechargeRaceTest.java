package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.recharge.RechargeBench.Card;
import dev.lingka.recharge.RechargeBench.Order;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Notices, queries, closings, refunds and charges at once, each on a connection of its own, as replicas are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RechargeRaceTest {

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
    void twentyNoticesAtOnceCreditOnceAndAnswerTheSame() {
        Card card = bench.card();
        Order order = bench.placed(card, 30_000, 3_000);

        List<JsonObject> answers = bench.atOnce(times(20, () -> bench.settle(order, 30_000)));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(bench.balance(card, "principal")).isEqualTo(30_000);
        assertThat(bench.balance(card, "bonus")).isEqualTo(3_000);
        assertThat(bench.counter("wechat_clearing", order.outTradeNo())).isEqualTo(-30_000);
    }

    @Test
    void aTransactionIsKnownForEverAlsoWhenItsAnswerWasForgotten() {
        Card card = bench.card();
        Order order = bench.paid(card, 10_000, 0);
        bench.run("delete from idempotency where key like 'wx:%'");

        List<JsonObject> answers = bench.atOnce(times(10, () -> bench.settle(order, 10_000)));

        assertThat(words(answers)).containsOnly(Map.entry("ALREADY_SETTLED", 10L));
        assertThat(bench.balance(card, "principal")).isEqualTo(10_000);
    }

    @RepeatedTest(5)
    void paymentAndClosingAtOnceEndInACreditOrInSuspense() {
        Card card = bench.card();
        Order order = bench.placed(card, 10_000, 500);
        List<Callable<JsonObject>> works = new ArrayList<>(times(6, () -> bench.settle(order, 10_000)));
        works.addAll(3, times(3, () -> bench.close(order)));

        bench.atOnce(works);

        boolean paid = bench.state(order).equals("paid");
        assertThat(bench.balance(card, "principal")).isEqualTo(paid ? 10_000 : 0);
        assertThat(bench.balance(card, "bonus")).isEqualTo(paid ? 500 : 0);
        assertThat(bench.counter("suspense", order.outTradeNo())).isEqualTo(paid ? 0 : 10_000);
        assertThat(bench.counter("wechat_clearing", order.outTradeNo())).isEqualTo(-10_000);
    }

    @RepeatedTest(3)
    void refundsAndChargesAtOnceNeverGiveBackWhatIsSpent() {
        Card card = bench.card();
        Order first = bench.paid(card, 10_000, 1_000);
        Order second = bench.paid(card, 10_000, 0);
        List<Callable<JsonObject>> works = new ArrayList<>(times(12, () -> bench.charge(card, 900, 0)));
        works.addAll(4, times(4, () -> bench.refund(card, first, null)));
        works.addAll(8, times(2, () -> bench.refund(card, second, 3_000L)));

        List<JsonObject> answers = bench.atOnce(works);

        long charged = 900 * words(answers).getOrDefault("POSTED", 0L);
        long back = answers.stream()
                .filter(answer -> "REQUESTED".equals(answer.getString("outcome")))
                .mapToLong(answer -> answer.getLong("amountFen"))
                .sum();
        assertThat(bench.balance(card, "principal")).isEqualTo(20_000 - charged - back);
        assertThat(bench.all("select recharge_unspent(" + bench.merchant + ", array['" + card.id() + "'::uuid], id,"
                        + " 'principal')::text from recharge_order where card_id = '" + card.id() + "'"))
                .allSatisfy(unspent -> assertThat(Long.parseLong(unspent)).isNotNegative());
    }

    @Test
    void twentyRefundsAtOnceGiveTheRechargeBackOnce() {
        Card card = bench.card();
        Order order = bench.paid(card, 30_000, 3_000);

        List<JsonObject> answers = bench.atOnce(times(20, () -> bench.refund(card, order, null)));

        assertThat(words(answers)).containsOnly(Map.entry("REQUESTED", 1L), Map.entry("NOTHING_TO_REFUND", 19L));
        assertThat(bench.balance(card, "principal")).isZero();
        assertThat(bench.balance(card, "bonus")).isZero();
    }

    @Test
    void aRefundThatEndsTwentyTimesAtOnceEndsOnce() {
        Card card = bench.card();
        Order order = bench.paid(card, 30_000, 3_000);
        String refund = bench.refund(card, order, null).getString("refundId");

        List<JsonObject> answers = bench.atOnce(times(20, () -> bench.refunded(refund, "CLOSED")));

        assertThat(words(answers)).containsOnly(Map.entry("RETURNED", 1L), Map.entry("ALREADY_RETURNED", 19L));
        assertThat(bench.balance(card, "principal")).isEqualTo(30_000);
        assertThat(bench.balance(card, "bonus")).isEqualTo(3_000);
    }

    @Test
    void anOfferForOnePerMemberIsTakenOnceByTwentyOrdersAtOnce() {
        Card card = bench.card();

        List<JsonObject> answers = bench.atOnce(times(20, () -> place(card, 10_000, 2, false)));

        assertThat(words(answers)).containsOnly(Map.entry("PLACED", 2L), Map.entry("OFFER_USED_UP", 18L));
    }

    @Test
    void aFirstTimeOfferIsTakenOnceByTwentyOrdersAtOnce() {
        Card card = bench.card();

        List<JsonObject> answers = bench.atOnce(times(20, () -> place(card, 10_000, null, true)));

        assertThat(words(answers)).containsOnly(Map.entry("PLACED", 1L), Map.entry("OFFER_USED_UP", 19L));
    }

    @Test
    void ordersAtOnceDoNotPassTheCapTogether() {
        Card card = bench.card();
        bench.paid(card, 100_000, 0);

        List<JsonObject> answers = bench.atOnce(times(20, () -> place(card, 90_000, null, false)));

        assertThat(words(answers)).containsOnly(Map.entry("PLACED", 4L), Map.entry("OVER_CAP", 16L));
    }

    @Test
    void aClosingCardIsEmptiedOnceWhileItIsPaidAndCharged() {
        Card card = bench.card();
        Order order = bench.paid(card, 20_000, 2_000);
        Order late = bench.placed(card, 5_000, 0);
        List<Callable<JsonObject>> works = new ArrayList<>(times(5, () -> bench.charge(card, 100, 0)));
        works.addAll(times(3, () -> bench.settle(late, 5_000)));
        works.addAll(2, times(3, () -> closeCard(card)));

        bench.atOnce(works);

        assertThat(bench.balance(card, "principal")).isZero();
        assertThat(bench.balance(card, "bonus")).isZero();
        assertThat(bench.one("select status from card where id = ?", card.id())).isEqualTo("closed");
        assertThat(bench.state(order)).isEqualTo("paid");
    }

    @Test
    void twoReconcilersNeverClaimTheSameOrder() {
        IntStream.range(0, 30).forEach(i -> bench.placed(bench.card(), 1_000, 0));
        bench.run("update recharge_order set check_due_at = now() where check_due_at is not null");

        List<List<String>> claims = bench.atOnce(times(6, this::claim));

        assertThat(claims.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(30);
    }

    private List<String> claim() {
        try (var jobs = bench.database.jobs();
                var statement = jobs.createStatement();
                var rows = statement.executeQuery(
                        "select id from recharge_check_claim(10, interval '1 minute', gen_random_uuid())")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject place(Card card, long amountFen, Integer limit, boolean firstTime) {
        JsonObject sale = bench.sale(card, new Order(Ids.next()), amountFen, 0)
                .put("offerCode", "offer")
                .put("limitPerMember", limit)
                .put("firstTime", firstTime);
        return bench.call("recharge_order_place", sale);
    }

    private JsonObject closeCard(Card card) {
        return bench.call(
                "recharge_card_close",
                new JsonObject()
                        .put("cardId", card.id().toString())
                        .put("reason", "moving away")
                        .put("actor", "staff:" + bench.cashier)
                        .put("payoutId", Ids.next().toString())
                        .put("checkDueAt", java.time.Instant.now().toString()));
    }

    private static <T> List<Callable<T>> times(int times, Callable<T> work) {
        return IntStream.range(0, times).mapToObj(i -> work).toList();
    }

    private static Map<String, Long> words(List<JsonObject> answers) {
        return answers.stream()
                .map(answer -> answer.getString("outcome"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
