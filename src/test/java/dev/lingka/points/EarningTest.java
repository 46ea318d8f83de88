package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.merchant.programme.Weekday;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which rates count for how much of a sale; the figures are worked out by hand. */
class EarningTest {

    /** A Sunday. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final UUID STORE = UUID.randomUUID();
    private static final EarningRate BASE = rate("base", 1, 100);

    @Test
    void saysWhatTheTierMultipliesAndWhenPointsEnd() {
        PointsRules rules = rules(
                PointsRules.Combination.BEST,
                new PointsExpiry(PointsExpiry.Kind.MONTHS, 12, PointsExpiry.To.MONTH_END, null, 12, 30),
                BASE);

        JsonObject earn = Earning.of(rules, sale("standard", 15_000, 5_000));

        assertThat(earn)
                .isEqualTo(new JsonObject()
                        .put("window", "receipt")
                        .put("debt", "next_earning")
                        .putNull("limit")
                        .put("lastDay", "2027-11-30")
                        .put("lapsesAfter", "2027-11-22")
                        .put(
                                "rates",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("code", "base")
                                                .put("paidFen", 5_000L)
                                                .put("points", 1L)
                                                .put("perFen", 100L)
                                                .put("basisPoints", 15_000))));
    }

    @Test
    void aCardOfAKindWithoutPointsEarnsNoneAndIsSeenAllTheSame() {
        PointsRules rules = rules(PointsRules.Combination.BEST, never(12), BASE);

        JsonObject earn = Earning.of(rules, sale("purchase", 10_000, 5_000));

        assertThat(earn.getJsonArray("rates")).isEmpty();
        assertThat(earn.getString("lapsesAfter")).isEqualTo("2027-11-22");
    }

    /** ¥50 of ¥80 are food; what no line names has no class and earns at the base rate. */
    @Test
    void theBestRateIsChosenForEachLine() {
        EarningRate food = new EarningRate("food", null, 3, 100, null, null, List.of("food"), null, null, null, null);
        PointsRules rules = rules(PointsRules.Combination.BEST, never(null), BASE, food);

        assertThat(paid(rules, sale("standard", 10_000, 8_000, new SaleFacts.Line("food", 5_000))))
                .isEqualTo("base 3000, food 5000");
    }

    @Test
    void ratesThatAddUpAllCount() {
        EarningRate food = new EarningRate("food", null, 3, 100, null, null, List.of("food"), null, null, null, null);
        PointsRules rules = rules(PointsRules.Combination.SUM, never(null), BASE, food);

        assertThat(paid(rules, sale("standard", 10_000, 8_000, new SaleFacts.Line("food", 5_000))))
                .isEqualTo("base 8000, food 5000");
    }

    @Test
    void goodsOfAClassWithoutPointsEarnNone() {
        PointsRules rules = rules(PointsRules.Combination.BEST, never(null), BASE);

        assertThat(paid(rules, sale("standard", 10_000, 8_000, new SaleFacts.Line("gift-card", 5_000))))
                .isEqualTo("base 3000");
    }

    @Test
    void aCampaignRunsFromItsFirstDayToItsLast() {
        assertThat(campaign(DAY, DAY).runsOn(DAY)).isTrue();
        assertThat(campaign(DAY.plusDays(1), null).runsOn(DAY)).isFalse();
        assertThat(campaign(null, DAY.minusDays(1)).runsOn(DAY)).isFalse();
    }

    @Test
    void everyConditionOfARateMustHold() {
        EarningRate sunday = new EarningRate(
                "sunday",
                null,
                2,
                100,
                List.of("standard"),
                List.of("gold"),
                List.of(),
                List.of(STORE),
                List.of(Weekday.SUNDAY),
                null,
                null);
        PointsRules rules = rules(PointsRules.Combination.BEST, never(null), sunday);

        assertThat(paid(rules, sale("standard", 10_000, 100))).isEqualTo("sunday 100");
        assertThat(paid(rules, sale("silver-card", 10_000, 100))).isEmpty();
        assertThat(paid(rules, sale(null, 10_000, 100))).isEmpty();
        SaleFacts monday = new SaleFacts("standard", "gold", 10_000, STORE, DAY.plusDays(1), 100, List.of());
        assertThat(paid(rules, monday)).isEmpty();
        SaleFacts elsewhere = new SaleFacts("standard", "gold", 10_000, UUID.randomUUID(), DAY, 100, List.of());
        assertThat(paid(rules, elsewhere)).isEmpty();
        SaleFacts silver = new SaleFacts("standard", "silver", 10_000, STORE, DAY, 100, List.of());
        assertThat(paid(rules, silver)).isEmpty();
    }

    /** Earned on a leap day, a year later the month is shorter. */
    @Test
    void aYearFromALeapDayEndsOnTheLastOfFebruary() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        PointsExpiry year = new PointsExpiry(PointsExpiry.Kind.MONTHS, 12, null, null, null, 0);
        PointsExpiry nextYearEnd = new PointsExpiry(PointsExpiry.Kind.YEAR_END, null, null, 1, null, 0);

        assertThat(year.lastDay(leapDay)).isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(nextYearEnd.lastDay(leapDay)).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(never(null).lastDay(leapDay)).isNull();
    }

    /** 3 points pay 2 fen: 100 points pay 66 fen, 67 fen ask for 101 points. */
    @Test
    void cashIsWorthWholeFenAndAsksForThePointsThatCoverThem() {
        Cash cash = new Cash(3, 2, 5_000, null);

        assertThat(cash.fenOf(100)).isEqualTo(66);
        assertThat(cash.pointsFor(66)).isEqualTo(99);
        assertThat(cash.pointsFor(67)).isEqualTo(101);
        assertThat(cash.fenOf(cash.pointsFor(67))).isEqualTo(67);
        assertThat(cash.mostFen(1_999)).isEqualTo(999);
    }

    private static String paid(PointsRules rules, SaleFacts sale) {
        return String.join(
                ", ",
                Earning.of(rules, sale).getJsonArray("rates").stream()
                        .map(JsonObject.class::cast)
                        .map(rate -> rate.getString("code") + " " + rate.getLong("paidFen"))
                        .toList());
    }

    private static SaleFacts sale(String cardKind, int tierBasisPoints, long paidFen, SaleFacts.Line... lines) {
        return new SaleFacts(cardKind, "gold", tierBasisPoints, STORE, DAY, paidFen, List.of(lines));
    }

    private static EarningRate rate(String code, long points, long perFen) {
        return new EarningRate(code, null, points, perFen, null, null, null, null, null, null, null);
    }

    private static EarningRate campaign(LocalDate first, LocalDate last) {
        return new EarningRate("campaign", null, 1, 100, null, null, null, null, null, first, last);
    }

    private static PointsExpiry never(Integer lapseMonths) {
        return new PointsExpiry(PointsExpiry.Kind.NEVER, null, null, null, lapseMonths, 0);
    }

    private static PointsRules rules(PointsRules.Combination combine, PointsExpiry expiry, EarningRate... rates) {
        return new PointsRules(
                List.of(rates),
                combine,
                PointsRules.Window.RECEIPT,
                new WithoutPoints(List.of("purchase"), List.of("gift-card")),
                null,
                List.of(),
                expiry,
                null,
                PointsRules.DebtRule.NEXT_EARNING,
                1_000);
    }
}
