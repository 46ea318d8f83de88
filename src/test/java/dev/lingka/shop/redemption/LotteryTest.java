package dev.lingka.shop.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Draws: fair, recorded with what decided them, within the stock, and never taken back. */
class LotteryTest {

    private ShopBench bench;

    @BeforeEach
    void open() {
        bench = new ShopBench();
    }

    @AfterEach
    void close() {
        ShopInvariants.hold(bench);
        bench.close();
    }

    /**
     * Chi-square over 100 classes of 200,000 numbers. A fair source passes 219.3 with 99 degrees of freedom less than once
     * in 10^10 runs; a source that favours one class by a tenth, as modulo bias of a byte would, is at about 1,000.
     */
    @Test
    void allNumbersAreEquallyLikely() {
        String chiSquare = bench.one(
                """
                select sum((n - 2000.0) ^ 2 / 2000.0)::numeric(12, 2) from (
                    select count(d.drawn) as n from generate_series(0, 99) as class
                      left join (select shop_random(100) as drawn from generate_series(1, 200000)) d on d.drawn = class
                     group by class) as classes""");

        assertThat(Double.parseDouble(chiSquare)).isLessThan(219.3);
    }

    /**
     * 2,000 draws of prizes with 5 %, 20 % and 30 %: chi-square with 3 degrees of freedom. 54.0 is passed less than once in
     * 10^10 runs.
     */
    @Test
    void prizesComeAsOftenAsTheirOddsSay() {
        JsonObject ticket =
                ShopBench.ticket("fair", 10, prize("rare", 500), prize("some", 2_000), prize("often", 3_000));
        UUID member = bench.member(10_000);

        for (int i = 0; i < 200; i++) {
            bench.redeem(ticket, member);
        }

        double chiSquare =
                deviation("rare", 100) + deviation("some", 400) + deviation("often", 600) + deviation(null, 900);
        assertThat(chiSquare).isLessThan(54.0);
    }

    private double deviation(String prize, double expected) {
        long drawn = bench.number("select count(*) from shop_draw where prize is not distinct from ?::text", prize);
        return (drawn - expected) * (drawn - expected) / expected;
    }

    @Test
    void aPrizeIsNeverGivenMoreOftenThanItIsThere() {
        JsonObject ticket =
                ShopBench.ticket("scarce", 2, ShopBench.prize("car", 10_000, new JsonObject().put("stock", 5)));
        List<Callable<JsonObject>> works = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> works.add(() -> bench.redeem(ticket, bench.member(10))));

        List<JsonObject> answers = bench.atOnce(works);

        assertThat(answers).allMatch(answer -> answer.getString("outcome").equals("REDEEMED"));
        assertThat(outcomes(answers)).containsOnly(Map.entry("won", 5L), Map.entry("out", 35L));
        assertThat(bench.number("select count(*) from redemption where prize = 'car' and state = 'open'"))
                .isEqualTo(5);
    }

    @Test
    void aCouponThatIsOutIsABlankAndNoRefusal() {
        JsonObject prize = ShopBench.prize(
                "five", 10_000, new JsonObject().put("kind", "coupon").put("coupon", "five"));
        UUID member = bench.member(10);

        JsonObject answer = bench.call("shop_redeem", bench.wish(ShopBench.ticket("paper", 5, prize), member, 2L));

        assertThat(outcomes(List.of(answer))).containsOnly(Map.entry("won", 2L), Map.entry("out", 3L));
        assertThat(bench.number("select count(*) from coupon where member_id = ?", member))
                .isEqualTo(2);
        assertThat(bench.points(member)).isZero();
    }

    @Test
    void whatATicketMayWinMustFitTheCardBeforeItIsDrawn() {
        UUID member = bench.member(20);
        UUID card = bench.card(member);
        JsonObject prize =
                ShopBench.prize("cash", 1, new JsonObject().put("kind", "bonus").put("bonusFen", 30_000));

        JsonObject four = bench.call(
                "shop_redeem",
                bench.wish(ShopBench.ticket("four", 4, prize), member).put("cardId", card.toString()));
        JsonObject three = bench.call(
                "shop_redeem",
                bench.wish(ShopBench.ticket("three", 3, prize), member).put("cardId", card.toString()));

        assertThat(four.getString("outcome")).isEqualTo("OVER_CAP");
        assertThat(three.getString("outcome")).isEqualTo("REDEEMED");
        assertThat(bench.number("select count(*) from shop_draw")).isEqualTo(3);
        assertThat(bench.points(member)).isEqualTo(10);
    }

    @Test
    void thePrizeThatANumberMeansFollowsTheOrderOfThePrizes() {
        String prizes = "[{\"code\":\"a\",\"oddsBasisPoints\":1},{\"code\":\"b\",\"oddsBasisPoints\":9}]";

        List<String> meant = bench.all(
                "select coalesce(shop_prize_at(?::jsonb, n) ->> 'code', '-') from unnest(array[0, 1, 9, 10, 9999]) n",
                prizes);

        assertThat(meant).containsExactly("a", "b", "b", "-", "-");
    }

    @Test
    void aPrizeIsHandedOverAndNeverCancelled() {
        UUID member = bench.member(10);
        bench.redeem(ShopBench.ticket("sure", 1, prize("doll", 10_000)), member);
        String doll = bench.one("select id from redemption where prize = 'doll'");

        JsonObject cancelled = bench.cancel(doll);
        JsonObject given = bench.handOver(doll);

        assertThat(cancelled.getString("outcome")).isEqualTo("PRIZE_STAYS");
        assertThat(given.getString("outcome")).isEqualTo("HANDED_OVER");
    }

    private static JsonObject prize(String code, int odds) {
        return ShopBench.prize(code, odds, new JsonObject());
    }

    private static Map<String, Long> outcomes(List<JsonObject> answers) {
        return answers.stream()
                .flatMap(answer -> answer.getJsonArray("draws").stream())
                .map(JsonObject.class::cast)
                .collect(Collectors.groupingBy(draw -> draw.getString("outcome"), Collectors.counting()));
    }
}
