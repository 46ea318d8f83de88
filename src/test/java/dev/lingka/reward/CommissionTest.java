package dev.lingka.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.reward.RewardBench.Member;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff earn to the fen, and what goes back of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommissionTest {

    private static final int RACERS = 10;

    private RewardBench bench;

    @BeforeAll
    void open() {
        bench = new RewardBench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /** The car club's ¥20, ¥25, ¥35 and ¥50. */
    @ParameterizedTest
    @CsvSource({"2000", "2500", "3500", "5000"})
    void aSoldCardEarnsItsFeeAndItsClosingTakesItBackOnce(long fen) {
        Member member = bench.member();

        assertThat(sold(member, fen, 30).getLong("fen")).isEqualTo(fen);
        assertThat(sold(member, fen, 30).getString("outcome")).isEqualTo("KNOWN");
        assertThat(closed(member).getLong("fen")).isEqualTo(fen);
        assertThat(closed(member).getString("outcome")).isEqualTo("KNOWN");
        assertThat(sum(member.card())).isZero();
    }

    @Test
    void aCardThatIsClosedTooLateKeepsWhatItEarned() {
        Member member = bench.member();
        bench.run("update card set created_at = app_now() - interval '31 days' where id = ?", member.card());
        sold(member, 3_500, 30);

        assertThat(closed(member).getString("outcome")).isEqualTo("KEPT");
        assertThat(sum(member.card())).isEqualTo(3_500);
    }

    @Test
    void theOwnCardEarnsNothing() {
        Member member = bench.member();
        bench.run(
                "update member set phone_index = 'own', phone_sealed = 's', phone_key_id = id where id = ?",
                member.id());
        bench.run("update staff set phone_index = 'own', phone_sealed = 's' where id = ?", bench.cashier);

        assertThat(sold(member, 3_500, 30).getString("outcome")).isEqualTo("OWN_CARD");
        bench.run("update staff set phone_index = null, phone_sealed = null where id = ?", bench.cashier);
    }

    /** 1.5 % of ¥333.33 is ¥4.99995: ¥4.99. Of ¥0.66 it is less than a fen. */
    @ParameterizedTest
    @CsvSource({"33333, 150, 499", "50000, 100, 500", "99, 10000, 99"})
    void aShareIsRoundedDownToTheFen(long paidFen, int basisPoints, long earnedFen) {
        assertThat(recharged(recharge(paidFen), basisPoints, 0).getLong("fen")).isEqualTo(earnedFen);
    }

    @Test
    void lessThanAFenAndLessThanTheMinimumAreNothing() {
        assertThat(recharged(recharge(66), 150, 0).getString("outcome")).isEqualTo("NOTHING");
        assertThat(recharged(recharge(49_999), 150, 50_000).getString("outcome"))
                .isEqualTo("NOTHING");
    }

    /** 1.51 % of ¥333.33 is 503 fen. A third back: floor(503 * 11111 / 33333) = floor(167.67) = 167; then the rest, 336. */
    @Test
    void partsOfARefundTakeExactlyTheWhole() {
        UUID order = recharge(33_333);
        recharged(order, 151, 0);

        assertThat(sum(order)).isEqualTo(503);
        assertThat(refunded(order, Ids.next(), 11_111).getLong("fen")).isEqualTo(167);
        assertThat(refunded(order, Ids.next(), 22_222).getLong("fen")).isEqualTo(336);
        assertThat(sum(order)).isZero();
    }

    @Test
    void refundsAtOnceTakeEachItsPartAndNeverMore() {
        UUID order = recharge(10_000);
        recharged(order, 333, 0);

        bench.atOnce(IntStream.range(0, RACERS)
                .mapToObj(i -> (Callable<JsonObject>) () -> refunded(order, Ids.next(), 1_000))
                .toList());

        assertThat(sum(order)).isZero();
        assertThat(bench.one("select count(*) from commission_line where source_id = ?", order))
                .isEqualTo(Integer.toString(RACERS + 1));
    }

    @Test
    void anyRowOfRefundsFollowsTheRunningShare() {
        long seed = System.nanoTime();
        System.out.println("seed of CommissionTest: " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            long paid = 1L + random.nextInt(200_000);
            int share = 1 + random.nextInt(10_000);
            UUID order = recharge(paid);
            long earned = paid * share / 10_000;
            recharged(order, share, 0);
            long back = 0;
            while (earned > 0 && back < paid) {
                long part = 1L + random.nextInt((int) (paid - back));
                back += part;
                refunded(order, Ids.next(), part);

                assertThat(sum(order)).as("seed " + seed).isEqualTo(earned - earned * back / paid);
            }
        }
    }

    @Test
    void linesNeverChange() {
        sold(bench.member(), 2_000, 30);

        assertThatThrownBy(() -> bench.run("update commission_line set fen = fen + 1"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> bench.run("delete from commission_line")).hasStackTraceContaining("append-only");
    }

    private JsonObject sold(Member member, long fen, int takeBackDays) {
        return bench.call(
                "commission_earn",
                source("card", member.card())
                        .put("staffId", bench.cashier.toString())
                        .put("fen", fen)
                        .put("takeBackDays", takeBackDays)
                        .put("programmeVersion", 1));
    }

    private JsonObject closed(Member member) {
        return bench.call(
                "commission_take_back",
                source("card", member.card()).put("returnId", member.card().toString()));
    }

    /** Paid in cash at the cashier's counter. */
    private UUID recharge(long fen) {
        UUID order = Ids.next();
        Member member = bench.member();
        bench.run(
                "insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, amount_fen,"
                        + " bonus_fen, cap_fen, programme_version, terms_version, refund_terms, state, paid_at, shift_id,"
                        + " actor) values (?, ?, ?, ?, ?, 'cash', ?, 0, 500000, 1, '1', '{}', 'paid', app_now(), ?, ?)",
                bench.merchant,
                order,
                member.card(),
                member.id(),
                bench.store,
                fen,
                shift(),
                "staff:" + bench.cashier);
        return order;
    }

    private UUID shift() {
        String open = bench.one("select id from shift where merchant_id = ?", bench.merchant);
        if (open != null) {
            return UUID.fromString(open);
        }
        UUID shift = Ids.next();
        bench.run(
                "insert into shift (merchant_id, id, store_id, business_day, staff_id, opening_cash_fen)"
                        + " values (?, ?, ?, current_date, ?, 0)",
                bench.merchant,
                shift,
                bench.store,
                bench.cashier);
        return shift;
    }

    private JsonObject recharged(UUID order, int basisPoints, long minimumFen) {
        return bench.call(
                "commission_earn",
                source("recharge", order)
                        .put("basisPoints", basisPoints)
                        .put("minimumFen", minimumFen)
                        .put("takeBackDays", 30)
                        .put("programmeVersion", 1));
    }

    private JsonObject refunded(UUID order, UUID refund, long fen) {
        return bench.call(
                "commission_take_back",
                source("recharge", order).put("returnId", refund.toString()).put("amountFen", fen));
    }

    private static JsonObject source(String kind, UUID id) {
        return new JsonObject().put("kind", kind).put("sourceId", id.toString());
    }

    private long sum(UUID source) {
        return Long.parseLong(
                bench.one("select coalesce(sum(fen), 0) from commission_line where source_id = ?", source));
    }
}
