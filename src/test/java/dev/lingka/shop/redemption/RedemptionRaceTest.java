package dev.lingka.shop.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Many at once, each on a connection of its own, as replicas are to the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedemptionRaceTest {

    private ShopBench bench;

    @BeforeAll
    void open() {
        bench = new ShopBench();
    }

    @AfterEach
    void invariantsHold() {
        ShopInvariants.hold(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void ofOneHundredMembersExactlyTenGetOneOfTenGifts() {
        JsonObject scarce = ShopBench.item("scarce", limits("stock", 10));
        List<UUID> members =
                IntStream.range(0, 100).mapToObj(i -> bench.member(25)).toList();

        List<JsonObject> answers = race(50, i -> bench.redeem(scarce, members.get(i)));
        answers.addAll(race(50, i -> bench.redeem(scarce, members.get(50 + i))));

        assertThat(words(answers)).containsOnly(Map.entry("REDEEMED", 10L), Map.entry("SHOP_SOLD_OUT", 90L));
        assertThat(members.stream().filter(member -> bench.points(member) == 15))
                .hasSize(10);
        assertThat(members.stream().filter(member -> bench.points(member) == 25))
                .hasSize(90);
    }

    @Test
    void theLastGiftGoesToOneOfTwenty() {
        JsonObject last = ShopBench.item("last", limits("stock", 1));
        List<UUID> members =
                IntStream.range(0, 20).mapToObj(i -> bench.member(10)).toList();

        List<JsonObject> answers = race(20, i -> bench.redeem(last, members.get(i)));

        assertThat(words(answers)).containsOnly(Map.entry("REDEEMED", 1L), Map.entry("SHOP_SOLD_OUT", 19L));
    }

    @Test
    void theLastPointsPayOnceHoweverOftenTheyAreTapped() {
        JsonObject mug = ShopBench.item("mug", new JsonObject());
        UUID member = bench.member(35);

        List<JsonObject> answers = race(20, i -> bench.redeem(mug, member));

        assertThat(words(answers)).containsOnly(Map.entry("REDEEMED", 3L), Map.entry("INSUFFICIENT_POINTS", 17L));
        assertThat(bench.points(member)).isEqualTo(5);
    }

    @Test
    void aMemberTakesWhatOneMemberMayAndADayWhatADayMay() {
        JsonObject two = ShopBench.item("two", limits("perMember", 2));
        JsonObject daily = ShopBench.item("daily", limits("perDay", 4));
        UUID member = bench.member(1_000);

        List<JsonObject> own = race(15, i -> bench.redeem(two, member));
        List<JsonObject> today = race(15, i -> bench.redeem(daily, bench.member(10)));

        assertThat(words(own)).containsOnly(Map.entry("REDEEMED", 2L), Map.entry("SHOP_LIMIT_REACHED", 13L));
        assertThat(words(today)).containsOnly(Map.entry("REDEEMED", 4L), Map.entry("SHOP_DAY_SOLD_OUT", 11L));
    }

    @Test
    void oneKeySentTwentyTimesTakesOnceAndAnswersTheSame() {
        UUID member = bench.member(100);
        JsonObject wish = bench.wish(ShopBench.item("repeated", new JsonObject()), member);
        String key = Ids.next().toString();

        List<JsonObject> answers = race(20, i -> bench.call("shop_redeem", key, wish));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(bench.points(member)).isEqualTo(90);
    }

    @Test
    void aKeyThatWasForgottenIsKnownAllTheSame() {
        UUID member = bench.member(100);
        JsonObject wish = bench.wish(ShopBench.item("late", new JsonObject()), member);
        String key = Ids.next().toString();
        JsonObject first = bench.call("shop_redeem", key, wish);
        bench.run("delete from idempotency where key = ?", key);

        JsonObject again = bench.call("shop_redeem", key, bench.wish(wish.getJsonObject("item"), member));

        assertThat(again.getString("outcome")).isEqualTo("OPERATION_KNOWN");
        assertThat(again.getString("id")).isEqualTo(first.getString("redemptionId"));
        assertThat(bench.points(member)).isEqualTo(90);
    }

    @Test
    void pointsOfACancelledGiftComeBackOnceAndSoDoesTheStock() {
        JsonObject only =
                ShopBench.item("only", limits("stock", 1).put("perMember", 1).put("perDay", 1));
        UUID member = bench.member(40);
        String gift = bench.redeem(only, member).getString("redemptionId");

        List<JsonObject> answers = race(20, i -> bench.cancel(gift));

        assertThat(words(answers)).containsOnly(Map.entry("CANCELLED", 1L), Map.entry("REDEMPTION_NOT_OPEN", 19L));
        assertThat(bench.points(member)).isEqualTo(40);
        assertThat(bench.redeem(only, member).getString("outcome")).isEqualTo("REDEEMED");
    }

    @Test
    void aGiftIsHandedOverOrCancelledAndNeverBoth() {
        for (int round = 0; round < 10; round++) {
            UUID member = bench.member(10);
            String gift = bench.redeem(ShopBench.item("either", new JsonObject()), member)
                    .getString("redemptionId");

            List<JsonObject> answers = race(8, i -> i % 2 == 0 ? bench.handOver(gift) : bench.cancel(gift));

            Map<String, Long> words = words(answers);
            assertThat(words.get("REDEMPTION_NOT_OPEN")).isEqualTo(7);
            assertThat(bench.points(member)).isEqualTo(words.containsKey("CANCELLED") ? 10 : 0);
        }
    }

    @Test
    void couponsBonusAndDrawsOfOneMemberAtOnceDoNotWaitForEachOther() {
        UUID member = bench.member(1_000);
        String card = bench.card(member).toString();
        JsonObject coupon =
                ShopBench.item("piece", new JsonObject().put("kind", "coupon").put("coupon", "five"));
        JsonObject bonus =
                ShopBench.item("money", new JsonObject().put("kind", "bonus").put("bonusFen", 100));
        JsonObject ticket = ShopBench.ticket(
                "mixed",
                3,
                ShopBench.prize(
                        "piece", 5_000, new JsonObject().put("kind", "coupon").put("coupon", "five")),
                ShopBench.prize(
                        "money", 5_000, new JsonObject().put("kind", "bonus").put("bonusFen", 7)));
        List<JsonObject> items = List.of(coupon, bonus, ticket);

        List<JsonObject> answers = race(
                30,
                i -> bench.call(
                        "shop_redeem",
                        bench.wish(items.get(i % 3), member, 1_000L).put("cardId", card)));

        assertThat(words(answers)).containsOnly(Map.entry("REDEEMED", 30L));
        assertThat(bench.points(member)).isEqualTo(700);
    }

    @Test
    void bonusNeverLiftsACardAboveItsCap() {
        UUID member = bench.member(1_000);
        UUID card = bench.card(member);
        JsonObject much =
                ShopBench.item("much", new JsonObject().put("kind", "bonus").put("bonusFen", 30_000));

        List<JsonObject> answers =
                race(12, i -> bench.call("shop_redeem", bench.wish(much, member).put("cardId", card.toString())));

        assertThat(words(answers)).containsOnly(Map.entry("REDEEMED", 3L), Map.entry("OVER_CAP", 9L));
        assertThat(bench.bonusFen(card)).isEqualTo(90_000);
    }

    private List<JsonObject> race(int count, IntFunction<JsonObject> work) {
        List<Callable<JsonObject>> works = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> works.add(() -> work.apply(i)));
        return bench.atOnce(works);
    }

    private static JsonObject limits(String name, long most) {
        return new JsonObject().put(name, most);
    }

    private static Map<String, Long> words(List<JsonObject> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.getString("outcome"), Collectors.counting()));
    }
}
