package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rules of any kind that the section accepts, with figures small enough to be reached often. */
final class RandomRules {

    private RandomRules() {}

    static TierRules next(Random random) {
        TierRules rules;
        do {
            rules = guess(random);
        } while (!new TierSection().validate(rules, "tiers").isEmpty());
        return rules;
    }

    private static TierRules guess(Random random) {
        TierRules.PeriodKind kind = List.of(TierRules.PeriodKind.values()).get(random.nextInt(3));
        int months =
                switch (kind) {
                    case CALENDAR_MONTH -> 1;
                    case CALENDAR_YEAR -> 12;
                    case ROLLING_MONTHS -> 1 + random.nextInt(6);
                };
        return new TierRules(
                levels(random),
                new TierRules.Growth(
                        random.nextInt(3) * 3_333,
                        random.nextInt(3) * 777,
                        random.nextInt(4),
                        random.nextInt(6),
                        random.nextInt(3)),
                new TierRules.Period(kind, months),
                new TierRules.Review(random.nextInt(2) * random.nextInt(20), random.nextBoolean()));
    }

    private static List<TierLevel> levels(Random random) {
        List<TierLevel> levels = new ArrayList<>();
        levels.add(level(0, null));
        int count = 1 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            levels.add(level(
                    i,
                    new TierLevel.Conditions(
                            random.nextInt(3) == 0 ? 20L * i + random.nextInt(20) : null,
                            random.nextInt(2) == 0 ? 20_000L * i : null,
                            random.nextInt(3) == 0 ? i : null,
                            random.nextInt(4) == 0 ? 9_000L * i : null,
                            random.nextInt(6) == 0 ? i : null,
                            random.nextInt(3) == 0 ? 30 * i : null)));
        }
        return levels;
    }

    private static TierLevel level(int rank, TierLevel.Conditions conditions) {
        return new TierLevel("l" + rank, new LocalizedText("级", "Level"), conditions, null, null, null, null);
    }
}
