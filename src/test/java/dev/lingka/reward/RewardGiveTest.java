package dev.lingka.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.reward.RewardBench.Member;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a source gives, once, within limits, and what a refund takes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewardGiveTest {

    private static final int RACERS = 12;
    private static final int MOST = 3;

    private RewardBench bench;

    @BeforeAll
    void open() {
        bench = new RewardBench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void aSourceGivesOnceHoweverManyReplicasHearOfIt() {
        Member member = bench.member();
        String sale = bench.sale(member, 12_800).toString();

        List<String> outcomes = race(() -> bench.outcome("reward_give", bench.gift(member, sale)));

        assertThat(outcomes).containsOnlyOnce("GIVEN").contains("KNOWN");
        assertThat(bench.coupons(member, "live")).isOne();
        assertThat(bench.points(member)).isEqualTo(7);
    }

    @Test
    void aLimitHoldsHoweverManySalesComeAtOnce() {
        Member member = bench.member();

        List<String> outcomes = race(
                () -> bench.outcome("reward_give", limited(member, Ids.next().toString())));

        assertThat(outcomes.stream().filter("GIVEN"::equals)).hasSize(MOST);
        assertThat(outcomes.stream().filter("LIMIT_REACHED"::equals)).hasSize(RACERS - MOST);
        assertThat(bench.points(member)).isEqualTo(7L * MOST);
        assertThat(bench.coupons(member, "live")).isEqualTo(MOST);
    }

    @Test
    void theNextPeriodBeginsAnew() {
        Member member = bench.member();
        IntStream.range(0, MOST + 1)
                .forEach(i ->
                        bench.call("reward_give", limited(member, Ids.next().toString())));
        JsonObject tomorrow = limited(member, Ids.next().toString());
        tomorrow.getJsonObject("limit").put("starts", "2026-11-25");

        assertThat(bench.outcome("reward_give", tomorrow)).isEqualTo("GIVEN");
    }

    @Test
    void aSoldOutCouponLeavesThePointsAndSaysWhy() {
        Member member = bench.member();
        JsonObject stockOfOne = new JsonObject().put("code", "rare").put("stock", 1);
        bench.call("reward_give", withPiece(bench.member(), stockOfOne));

        JsonObject given = bench.call("reward_give", withPiece(member, stockOfOne));

        assertThat(given.getString("outcome")).isEqualTo("GIVEN");
        assertThat(given.getJsonArray("refused").getJsonObject(0).getString("outcome"))
                .isEqualTo("COUPON_SOLD_OUT");
        assertThat(bench.points(member)).isEqualTo(7);
    }

    @Test
    void nothingLeftIsNotCountedAndMayComeLater() {
        Member member = bench.member();
        JsonObject stockOfOne = new JsonObject().put("code", "rarer").put("stock", 1);
        bench.call("reward_give", withPiece(bench.member(), stockOfOne));
        JsonObject empty = withPiece(member, stockOfOne).putNull("points");

        assertThat(bench.outcome("reward_give", empty)).isEqualTo("NOTHING_LEFT");
        assertThat(bench.one("select count(*) from reward_grant where id = cast(? as uuid)", empty.getString("id")))
                .isEqualTo("0");
    }

    @Test
    void partOfARefundTakesNothingAndTheRestOfItAll() {
        Member member = bench.member();
        String sale = bench.sale(member, 12_800).toString();
        bench.call("reward_give", bench.gift(member, sale));

        assertThat(bench.outcome("reward_take_back", bench.refund(sale, 12_799)))
                .isEqualTo("PART");
        assertThat(bench.coupons(member, "live")).isOne();
        JsonObject rest = bench.refund(sale, 1);
        assertThat(bench.outcome("reward_take_back", rest)).isEqualTo("TAKEN_BACK");
        assertThat(bench.outcome("reward_take_back", rest)).isEqualTo("KNOWN");
        assertThat(bench.coupons(member, "live")).isZero();
        assertThat(bench.points(member)).isZero();
    }

    @Test
    void whatIsAllTakenBackFreesItsPlaceInTheLimit() {
        Member member = bench.member();
        String first = bench.sale(member, 12_800).toString();
        bench.call("reward_give", limited(member, first));

        bench.call("reward_take_back", bench.refund(first, 12_800));

        assertThat(bench.one("select times from reward_count where member_id = ?", member.id()))
                .isEqualTo("0");
    }

    @Test
    void aUsedCouponStaysAndKeepsItsPlaceInTheLimit() {
        Member member = bench.member();
        String first = bench.sale(member, 12_800).toString();
        bench.call("reward_give", limited(member, first));
        bench.run("update coupon set state = 'used', ended_at = app_now() where member_id = ?", member.id());

        bench.call("reward_take_back", bench.refund(first, 12_800));

        assertThat(bench.coupons(member, "used")).isOne();
        assertThat(bench.points(member)).isZero();
        assertThat(bench.one("select times from reward_count where member_id = ?", member.id()))
                .isEqualTo("1");
    }

    @Test
    void whatTheRuleLeavesIsLeft() {
        Member member = bench.member();
        String sale = bench.sale(member, 12_800).toString();
        bench.call("reward_give", bench.gift(member, sale).put("takeBack", false));

        bench.call("reward_take_back", bench.refund(sale, 12_800));

        assertThat(bench.coupons(member, "live")).isOne();
        assertThat(bench.points(member)).isEqualTo(7);
    }

    @Test
    void aRefundThatComesFirstLeavesNothingToGive() {
        Member member = bench.member();
        String sale = bench.sale(member, 12_800).toString();
        bench.call("reward_take_back", bench.refund(sale, 12_800));

        assertThat(bench.outcome("reward_give", bench.gift(member, sale))).isEqualTo("RETURNED");
        assertThat(bench.points(member)).isZero();
    }

    @Test
    void givingAndTakingBackAtOnceEndWithNothing() {
        Member member = bench.member();
        String sale = bench.sale(member, 12_800).toString();

        bench.atOnce(List.of(
                () -> bench.outcome("reward_give", bench.gift(member, sale)),
                () -> bench.outcome("reward_take_back", bench.refund(sale, 12_800))));

        assertThat(bench.points(member)).isZero();
        assertThat(bench.coupons(member, "live")).isZero();
    }

    private List<String> race(Callable<String> work) {
        return bench.atOnce(IntStream.range(0, RACERS).mapToObj(i -> work).toList());
    }

    private JsonObject limited(Member member, String sourceId) {
        return bench.gift(member, sourceId)
                .put("limit", new JsonObject().put("times", MOST).put("starts", RewardBench.DAY));
    }

    private JsonObject withPiece(Member member, JsonObject template) {
        JsonObject gift = bench.gift(member, Ids.next().toString());
        return gift.put("pieces", new JsonArray().add(bench.piece(member, gift.getString("id"), template)));
    }
}
