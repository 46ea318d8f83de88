package dev.lingka.campaign.segment;

import java.util.List;
import java.util.stream.Stream;

/** What conditions and their fields are called, and how much a rule may hold. */
final class RuleNames {

    /** How deep conditions may stand in one another. */
    static final int MAX_DEPTH = 8;
    /** How many conditions a rule may have. */
    static final int MAX_CONDITIONS = 60;

    static final long MAX_AMOUNT = 1_000_000_000_000L;
    static final int MAX_DAYS = 36_500;
    static final int MAX_AGE = 130;
    static final int DAYS_OF_YEAR = 366;
    static final int HOURS = 24;
    static final int PERCENT = 100;
    static final int HALF = 50;

    static final String ALL = "all";
    static final String ANY = "any";
    static final String NOT = "not";
    static final String EVERYONE = "everyone";
    static final String SEGMENT = "segment";
    static final String AGE = "age";
    static final String BIRTHDAY = "birthday";
    static final String JOINED = "joined";
    static final String BOUGHT = "bought";
    static final String VISITED = "visited";
    static final String USED_COUPONS = "usedCoupons";
    static final String VISIT_DAYS = "visitDays";
    static final String VISIT_HOURS = "visitHours";

    /** The names of all conditions. */
    static final List<String> NAMES = Stream.of(
                    Stream.of(ALL, ANY, NOT, EVERYONE, SEGMENT, AGE, BIRTHDAY, JOINED),
                    Stream.of(Trait.values()).map(Trait::text),
                    Stream.of(Measure.values()).map(Measure::text),
                    Stream.of(BOUGHT, VISITED, USED_COUPONS, VISIT_DAYS, VISIT_HOURS))
            .flatMap(names -> names)
            .toList();

    static final List<String> BOUNDS = List.of("atLeast", "atMost");
    static final List<String> SPAN = List.of("lastDays", "skipDays", "from", "to");

    private RuleNames() {}
}
