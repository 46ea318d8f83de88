package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Codes, gifts and merges with many at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouponPathRaceTest {

    /** Each takes a connection, and the application beside holds some too. */
    private static final int TILLS = 30;

    private static final JsonObject GIFT = CouponBench.template(
            "gift", new JsonObject().put("transferable", true).put("stock", 1_000));

    private CouponBench bench;

    @BeforeAll
    void open() {
        bench = new CouponBench();
    }

    @AfterEach
    void invariantsHold() {
        CouponInvariants.hold(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void onePrintedCodeTypedByTwentyMembersGivesOnePiece() {
        batch(CouponBench.template("printed"), "printed", 1);

        List<JsonObject> answers = race(20, i -> bench.call("coupon_code_redeem", typed("printed 0", bench.member())));

        assertThat(words(answers)).containsOnly(Map.entry("GRANTED", 1L), Map.entry("COUPON_CODE_USED", 19L));
    }

    @Test
    void oneMemberTypesTwentyCodesAndGetsWhatOneMemberMayGet() {
        batch(CouponBench.template("two-each", new JsonObject().put("perMember", 2)), "two", 20);
        UUID member = bench.member();

        List<JsonObject> answers = race(20, i -> bench.call("coupon_code_redeem", typed("two " + i, member)));

        assertThat(words(answers)).containsOnly(Map.entry("GRANTED", 2L), Map.entry("COUPON_LIMIT_REACHED", 18L));
    }

    @Test
    void codesAndGrantsShareOneStock() {
        JsonObject shared = CouponBench.template("shared", new JsonObject().put("stock", 50));
        List<Callable<JsonObject>> works = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String name = "shared " + i;
            works.add(() -> bench.call("coupon_grant", bench.wish(shared, bench.member())));
            works.add(() -> batch(shared, name, 3));
        }

        Map<String, Long> words = words(bench.atOnce(TILLS, works));

        long given = words.getOrDefault("GRANTED", 0L) + 3 * words.getOrDefault("BATCH_MADE", 0L);
        assertThat(given).isEqualTo(bench.number("select issued from coupon_stock where template = 'shared'"));
        assertThat(given).isBetween(48L, 50L);
    }

    @Test
    void oneGiftIsTakenByOneOfTwentyFriends() {
        UUID coupon = bench.piece(GIFT, bench.member());
        offer(coupon, "one of twenty");

        List<JsonObject> answers = race(20, i -> bench.call("coupon_accept", taken("one of twenty", bench.member())));

        assertThat(words(answers)).containsOnly(Map.entry("GRANTED", 1L), Map.entry("COUPON_OFFER_OVER", 19L));
        assertThat(bench.state(coupon)).isEqualTo("given");
    }

    @Test
    void aGiftThatIsTakenBackAtTheSameMomentIsTheGiversOrTheFriends() {
        for (int i = 0; i < 10; i++) {
            UUID giver = bench.member();
            UUID coupon = bench.piece(GIFT, giver);
            String token = "tug of war " + i;
            offer(coupon, token);

            List<JsonObject> answers = bench.atOnce(
                    2,
                    List.of(
                            () -> bench.call("coupon_accept", taken(token, bench.member())),
                            () -> bench.call("coupon_take_back", ofOwn(coupon, giver))));

            assertThat(answers.stream()
                            .map(answer -> answer.getString("outcome"))
                            .toList())
                    .isIn(List.of("GRANTED", "COUPON_NOT_OFFERED"), List.of("COUPON_OFFER_OVER", "TAKEN_BACK"));
            assertThat(bench.number(
                            "select count(*) from coupon where state = 'live' and (id = ? or source_id in ("
                                    + "select id::text from coupon_transfer where coupon_id = ?))",
                            coupon,
                            coupon))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPieceIsUsedOrLaidAsideButNotBoth() {
        for (int i = 0; i < 10; i++) {
            UUID giver = bench.member();
            UUID coupon = bench.piece(GIFT, giver);
            String token = "used or given " + i;

            List<JsonObject> answers = bench.atOnce(
                    2, List.of(() -> bench.redeem(coupon, giver, Ids.next(), 500), () -> offer(coupon, token)));

            boolean used = answers.get(0) == null;
            assertThat(answers.get(1).getString("outcome")).isEqualTo(used ? "COUPON_USED" : "OFFERED");
            assertThat(bench.state(coupon)).isEqualTo(used ? "used" : "offered");
        }
    }

    @Test
    void piecesFollowAMergeWhileTheyAreUsedAndGiven() {
        UUID from = bench.member();
        UUID into = bench.member();
        JsonObject few = CouponBench.template("few", new JsonObject().put("perMember", 40));
        List<UUID> pieces =
                IntStream.range(0, 10).mapToObj(i -> bench.piece(few, from)).toList();
        bench.piece(few, into);
        List<Callable<JsonObject>> works = new ArrayList<>();
        pieces.forEach(piece -> works.add(() -> bench.redeem(piece, into, Ids.next(), 500)));
        works.add(3, () -> merged(from, into));
        IntStream.range(0, 20).forEach(i -> works.add(() -> bench.call("coupon_grant", bench.wish(few, from))));

        List<JsonObject> answers = bench.atOnce(TILLS, works);

        long granted = answers.stream()
                .filter(Objects::nonNull)
                .filter(answer -> "GRANTED".equals(answer.getString("outcome")))
                .count();
        bench.call(
                "coupon_move",
                new JsonObject().put("fromMember", from.toString()).put("memberId", into.toString()));
        assertThat(bench.number("select count(*) from coupon where member_id = ?", from))
                .isZero();
        assertThat(bench.number("select count(*) from coupon where member_id = ?", into))
                .isEqualTo(11 + granted);
        assertThat(bench.number("select taken from coupon_share where member_id = ?", into))
                .isEqualTo(11 + granted);
        assertThat(granted).isEqualTo(20);
    }

    /** What card_merge does to the people, as far as coupons can see. */
    private JsonObject merged(UUID from, UUID into) {
        bench.run(
                "update member set status = 'merged', merged_into = ?, ended_at = app_now() where id = ?", into, from);
        return new JsonObject().put("outcome", "MERGED");
    }

    private JsonObject batch(JsonObject template, String name, int pieces) {
        JsonArray hashes = new JsonArray();
        IntStream.range(0, pieces).forEach(i -> hashes.add("hash of " + name + " " + i));
        return bench.call(
                "coupon_batch_make",
                new JsonObject()
                        .put("batchId", Ids.next().toString())
                        .put("terms", template)
                        .put("programmeVersion", 1)
                        .put("label", name)
                        .put("operationKey", Ids.next().toString())
                        .put("hashes", hashes));
    }

    private static JsonObject typed(String code, UUID member) {
        return newPiece().put("typedHash", "hash of " + code).put("memberId", member.toString());
    }

    private JsonObject offer(UUID coupon, String token) {
        String holder = bench.one("select member_id from coupon where id = ?", coupon);
        return bench.call(
                "coupon_offer",
                ofOwn(coupon, UUID.fromString(holder))
                        .put("transferId", Ids.next().toString())
                        .put("tokenHash", "hash of " + token)
                        .put("offerDays", 7));
    }

    private static JsonObject taken(String token, UUID friend) {
        return newPiece().put("tokenHash", "hash of " + token).put("memberId", friend.toString());
    }

    private static JsonObject ofOwn(UUID coupon, UUID member) {
        return new JsonObject().put("couponId", coupon.toString()).put("memberId", member.toString());
    }

    private static JsonObject newPiece() {
        String id = Ids.next().toString();
        return new JsonObject().put("couponId", id).put("codeHash", "hash of " + id);
    }

    private List<JsonObject> race(int count, IntFunction<JsonObject> work) {
        List<Callable<JsonObject>> works = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> works.add(() -> work.apply(i)));
        return bench.atOnce(TILLS, works);
    }

    private static Map<String, Long> words(List<JsonObject> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.getString("outcome"), Collectors.counting()));
    }
}
