package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** Many at once, each on a connection of its own, as replicas are to the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouponRaceTest {

    private static final int REPLICAS = 20;
    /** Each takes a connection, and the application beside holds some too. */
    private static final int TILLS = 30;

    private static final int MEMBERS = 5_000;
    private static final Duration BOUND = Duration.ofMinutes(2);

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
    void ofFiveThousandMembersExactlyOneHundredGetACoupon() {
        JsonObject scarce = CouponBench.template(
                "scarce", new JsonObject().put("stock", 100).put("perMember", 1));
        List<UUID> members = members(MEMBERS);
        long begun = System.nanoTime();

        List<JsonObject> answers = crowd(members, member -> bench.wish(scarce, member));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        assertThat(words(answers))
                .containsOnly(Map.entry("GRANTED", 100L), Map.entry("COUPON_SOLD_OUT", (long) MEMBERS - 100));
        assertThat(bench.number("select count(*) from coupon where template = 'scarce'"))
                .isEqualTo(100);
        assertThat(bench.number("select count(*) from coupon_share where template = 'scarce'"))
                .isEqualTo(100);
        assertThat(bench.number("select issued from coupon_stock where template = 'scarce'"))
                .isEqualTo(100);
    }

    @Test
    void aMemberWhoTapsFiftyTimesGetsWhatOneMemberMayGet() {
        JsonObject three = CouponBench.template("three", new JsonObject().put("perMember", 3));
        UUID member = bench.member();

        List<JsonObject> answers = race(50, i -> bench.call("coupon_grant", bench.wish(three, member)));

        assertThat(words(answers)).containsOnly(Map.entry("GRANTED", 3L), Map.entry("COUPON_LIMIT_REACHED", 47L));
    }

    @Test
    void aDayGivesWhatADayMayGiveAndTheNextDayGivesAgain() {
        JsonObject daily = CouponBench.template("daily", new JsonObject().put("perDay", 5));

        List<JsonObject> today = race(30, i -> bench.call("coupon_grant", bench.wish(daily, bench.member())));
        bench.shift("1 day");
        List<JsonObject> tomorrow = race(30, i -> bench.call("coupon_grant", bench.wish(daily, bench.member())));
        bench.shift("0");

        assertThat(words(today)).containsOnly(Map.entry("GRANTED", 5L), Map.entry("COUPON_DAY_SOLD_OUT", 25L));
        assertThat(words(tomorrow)).containsOnly(Map.entry("GRANTED", 5L), Map.entry("COUPON_DAY_SOLD_OUT", 25L));
    }

    @Test
    void oneSourceGivesOnePieceUnderTwentyKeys() {
        JsonObject birthday = CouponBench.template("birthday", new JsonObject().put("stock", 100));
        UUID member = bench.member();

        List<JsonObject> answers = race(
                20, i -> bench.call("coupon_grant", bench.wish(birthday, member).put("sourceId", "2026")));

        assertThat(words(answers)).containsOnly(Map.entry("GRANTED", 1L), Map.entry("OPERATION_KNOWN", 19L));
        assertThat(bench.number("select issued from coupon_stock where template = 'birthday'"))
                .isEqualTo(1);
        assertThat(bench.number("select taken from coupon_share where template = 'birthday'"))
                .isEqualTo(1);
    }

    @Test
    void oneKeySentTwentyTimesGivesOnePieceAndAnswersTheSame() {
        JsonObject wish = bench.wish(CouponBench.template("repeated"), bench.member());
        String key = Ids.next().toString();

        List<JsonObject> answers = race(20, i -> bench.call("coupon_grant", key, wish));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0).getString("outcome")).isEqualTo("GRANTED");
    }

    @Test
    void onePieceAtThirtyTillsIsUsedOnce() {
        UUID member = bench.member();
        UUID coupon = bench.piece(CouponBench.template("cash"), member);
        long before = bench.costFen();

        List<JsonObject> answers = race(30, i -> bench.redeem(coupon, member, Ids.next(), 500));

        assertThat(answers.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(words(answers.stream().filter(Objects::nonNull).toList()))
                .containsOnly(Map.entry("COUPON_USED", 29L));
        assertThat(bench.costFen() - before).isEqualTo(500);
    }

    @Test
    void aSaleThatComesBackTwentyTimesGivesItsPieceBackOnce() {
        UUID member = bench.member();
        UUID coupon = bench.piece(CouponBench.template("cash"), member);
        UUID sale = Ids.next();
        long before = bench.costFen();
        bench.redeem(coupon, member, sale, 500);

        List<JsonObject> answers = race(20, i -> bench.giveBack(sale));

        assertThat(answers.stream()
                        .mapToInt(answer -> answer.getJsonArray("coupons").size())
                        .sum())
                .isEqualTo(1);
        assertThat(bench.state(coupon)).isEqualTo("live");
        assertThat(bench.costFen()).isEqualTo(before);
        assertThat(bench.redeem(coupon, member, Ids.next(), 500)).isNull();
    }

    /** The members come in a queue for each replica, which keeps its connection. */
    private List<JsonObject> crowd(List<UUID> members, Function<UUID, JsonObject> wish) {
        List<Callable<List<JsonObject>>> replicas = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            int first = replica;
            replicas.add(() -> {
                List<JsonObject> answers = new ArrayList<>();
                try (Connection connection = bench.database.app()) {
                    for (int i = first; i < members.size(); i += REPLICAS) {
                        String key = Ids.next().toString();
                        answers.add(bench.call(connection, "coupon_grant", key, wish.apply(members.get(i))));
                    }
                }
                return answers;
            });
        }
        return bench.atOnce(REPLICAS, replicas).stream().flatMap(List::stream).toList();
    }

    private List<UUID> members(int count) {
        return IntStream.range(0, count).mapToObj(i -> bench.member()).toList();
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
