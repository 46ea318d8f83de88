package dev.lingka.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rules of points that nobody thought of. */
final class RandomRules {

    private RandomRules() {}

    static PointsRules of(Random random) {
        List<EarningRate> rates = new ArrayList<>();
        rates.add(rate("base", random, List.of()));
        if (random.nextBoolean()) {
            rates.add(rate("food", random, List.of("food")));
        }
        return new PointsRules(
                rates,
                one(random, PointsRules.Combination.values()),
                one(random, PointsRules.Window.values()),
                new WithoutPoints(List.of(), random.nextBoolean() ? List.of("gift") : List.of()),
                random.nextInt(3) == 0 ? new EarningLimit(null, 40L, 500L) : null,
                List.of(),
                expiry(random),
                null,
                one(random, PointsRules.DebtRule.values()),
                1_000);
    }

    private static EarningRate rate(String code, Random random, List<String> classes) {
        long perFen = List.of(1L, 7L, 100L, 333L, 1_000L, 10_000L).get(random.nextInt(6));
        return new EarningRate(code, null, 1L + random.nextInt(3), perFen, null, null, classes, null, null, null, null);
    }

    private static PointsExpiry expiry(Random random) {
        Integer lapse = random.nextInt(3) == 0 ? Integer.valueOf(1 + random.nextInt(4)) : null;
        return switch (random.nextInt(4)) {
            case 0 -> new PointsExpiry(PointsExpiry.Kind.NEVER, null, null, null, lapse, 0);
            case 1 -> new PointsExpiry(PointsExpiry.Kind.YEAR_END, null, null, random.nextInt(2), lapse, 0);
            case 2 ->
                new PointsExpiry(
                        PointsExpiry.Kind.MONTHS, 1 + random.nextInt(6), PointsExpiry.To.MONTH_END, null, lapse, 0);
            default -> new PointsExpiry(PointsExpiry.Kind.MONTHS, 1 + random.nextInt(6), null, null, lapse, 0);
        };
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
