package dev.lingka.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.reward.RewardBench.Member;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which friends count, once, and which never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferralTest {

    private static final int FRIENDS = 8;
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
    void theFirstSaleThatIsBigEnoughCountsAndNoOther() {
        Member friend = bench.member(bench.member().id());

        assertThat(bought(friend, 999, 0)).isEqualTo("TOO_SMALL");
        assertThat(bought(friend, 1_000, 0)).isEqualTo("EARNED");
        assertThat(bought(friend, 5_000, 0)).isEqualTo("KNOWN");
        assertThat(told(friend)).isEqualTo("1");
    }

    @Test
    void whoCameAloneBringsNobodyAnything() {
        assertThat(bought(bench.member(), 1_000, 0)).isEqualTo("NOT_REFERRED");
    }

    @Test
    void theRewardWaitsUntilTheSaleCannotGoBack() {
        Member friend = bench.member(bench.member().id());

        assertThat(bought(friend, 1_000, 7)).isEqualTo("WAITING");
        assertThat(settle(friend, null)).isEqualTo("WAITING");
        whenDue(friend);
        assertThat(settle(friend, null)).isEqualTo("EARNED");
        assertThat(settle(friend, null)).isEqualTo("KNOWN");
    }

    @Test
    void aSaleThatWentBackIsNoneAndALaterOneCounts() {
        Member friend = bench.member(bench.member().id());
        bought(friend, 1_000, 7);
        bench.run("update sale set refunded_fen = 1 where member_id = ?", friend.id());
        whenDue(friend);

        assertThat(settle(friend, null)).isEqualTo("VOID");
        assertThat(told(friend)).isEqualTo("0");
        assertThat(bought(friend, 1_000, 0)).isEqualTo("EARNED");
    }

    @Test
    void nobodyBringsThemselvesByAnotherApp() {
        Member referrer = bench.member();
        Member friend = bench.member(referrer.id());
        identity(referrer, "mini_program", "same person");
        identity(friend, "official_account", "same person");

        assertThat(bought(friend, 1_000, 0)).isEqualTo("REFUSED");
        assertThat(reason(friend)).isEqualTo("same_person");
    }

    @Test
    void nobodyBringsThemselvesByASecondCardThatIsMergedLater() {
        Member referrer = bench.member();
        Member friend = bench.member(referrer.id());
        bought(friend, 1_000, 7);
        bench.run(
                "update member set status = 'merged', merged_into = ?, ended_at = app_now() where id = ?",
                friend.id(),
                referrer.id());
        whenDue(friend);

        assertThat(settle(friend, null)).isEqualTo("REFUSED");
        assertThat(reason(friend)).isEqualTo("same_person");
    }

    @Test
    void staffBringNobodyAsMembers() {
        Member referrer = bench.member();
        Member friend = bench.member(referrer.id());
        bench.run(
                "update member set phone_index = 'p', phone_sealed = 's', phone_key_id = id where id = ?",
                referrer.id());
        bench.run("update staff set phone_index = 'p', phone_sealed = 's' where id = ?", bench.cashier);

        assertThat(bought(friend, 1_000, 0)).isEqualTo("REFUSED");
        assertThat(reason(friend)).isEqualTo("staff");
    }

    @Test
    void aLimitHoldsHoweverManyFriendsBuyAtOnce() {
        Member referrer = bench.member();
        List<Callable<String>> friends = IntStream.range(0, FRIENDS)
                .mapToObj(i -> bench.member(referrer.id()))
                .map(friend -> note(friend, bench.sale(friend, 1_000), 0, limit()))
                .map(args -> (Callable<String>) () -> bench.outcome("reward_referral_note", args))
                .toList();

        List<String> outcomes = bench.atOnce(friends);

        assertThat(outcomes.stream().filter("EARNED"::equals)).hasSize(MOST);
        assertThat(outcomes.stream().filter("REFUSED"::equals)).hasSize(FRIENDS - MOST);
    }

    private static JsonObject limit() {
        return new JsonObject().put("times", MOST).put("starts", "2026-11-01");
    }

    private String bought(Member friend, long fen, int holdDays) {
        return bench.outcome("reward_referral_note", note(friend, bench.sale(friend, fen), holdDays, null));
    }

    private static JsonObject note(Member friend, UUID sale, int holdDays, JsonObject limit) {
        return new JsonObject()
                .put("saleId", sale.toString())
                .put("memberId", friend.id().toString())
                .put("minimumFen", 1_000)
                .put("holdDays", holdDays)
                .put("limit", limit);
    }

    private String settle(Member friend, JsonObject limit) {
        return bench.outcome(
                "reward_referral_settle",
                new JsonObject().put("friendId", friend.id().toString()).put("limit", limit));
    }

    private void whenDue(Member friend) {
        bench.run("update referral set due_at = bought_at where friend_id = ?", friend.id());
    }

    private void identity(Member member, String app, String unionid) {
        bench.run(
                "insert into member_key (merchant_id, id, member_id, key_sealed) values (?, ?, ?, 'k')",
                bench.merchant,
                member.card(),
                member.id());
        bench.run(
                "insert into member_identity (merchant_id, id, app, openid_index, openid_sealed, unionid_index, key_id,"
                        + " member_id) values (?, ?, ?, ?, 's', ?, ?, ?)",
                bench.merchant,
                member.card(),
                app,
                app + " " + member.id(),
                unionid,
                member.card(),
                member.id());
    }

    private String reason(Member friend) {
        return bench.one("select reason from referral where friend_id = ?", friend.id());
    }

    private String told(Member friend) {
        return bench.one(
                "select count(*) from outbox_event where type = 'ReferralEarned' and payload ->> 'friendId' = ?",
                friend.id().toString());
    }
}
