package dev.lingka.campaign.segment;

import dev.lingka.merchant.programme.Weekday;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;

/** A condition on members. Each knows where it stands in its document, as in {@code rule.all[0]}. */
sealed interface Rule {

    String path();

    /**
     * As SQL over the facts f: never null.
     *
     * @param whole whether it decides by itself about all members at once, so that a set may be made first; else it is
     *     looked at member by member
     */
    String sql(RuleSql into, boolean whole);

    /** What it asks, in the reader's language. */
    String says(RuleWords words);

    /** Every one of them. */
    record All(String path, List<Rule> rules) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.all(this, whole);
        }

        @Override
        public String says(RuleWords words) {
            return words.all(this);
        }
    }

    /** At least one of them. */
    record Any(String path, List<Rule> rules) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.any(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.any(this);
        }
    }

    record Not(String path, Rule rule) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.not(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.not(this);
        }
    }

    record Everyone(String path) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.everyone(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.everyone(this);
        }
    }

    /** Who is in another segment as it is saved now. */
    record InSegment(String path, UUID segmentId) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.inSegment(this, whole);
        }

        @Override
        public String says(RuleWords words) {
            return words.inSegment(this);
        }
    }

    /** One of these words. */
    record OneOf(String path, Trait trait, List<String> values) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.oneOf(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.oneOf(this);
        }
    }

    record Measured(String path, Measure measure, Bounds bounds, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.measured(this, whole);
        }

        @Override
        public String says(RuleWords words) {
            return words.measured(this);
        }
    }

    /** Whole years, as of today. */
    record Age(String path, Bounds bounds) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.age(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.age(this);
        }
    }

    /** Whose birthday is so many days from today. */
    record BirthdayAhead(String path, int fromDays, int toDays) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.birthday(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.birthday(this);
        }
    }

    /** Whose birthday is between two dates of a year, both included; the later one may come first. */
    record BirthdayBetween(String path, MonthDay from, MonthDay to) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.birthday(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.birthday(this);
        }
    }

    record Joined(String path, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.joined(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.joined(this);
        }
    }

    /** On how many visits one of these products or classes was bought. */
    record Bought(String path, List<String> skus, List<String> classes, Bounds bounds, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.bought(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.bought(this);
        }
    }

    /** On how many visits one of these stores was visited. */
    record Visited(String path, List<UUID> stores, Bounds bounds, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.visited(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.visited(this);
        }
    }

    /** How many coupons of one of these templates were used. */
    record UsedCoupons(String path, List<String> templates, Bounds bounds, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.usedCoupons(this);
        }

        @Override
        public String says(RuleWords words) {
            return words.usedCoupons(this);
        }
    }

    /** At least so many percent of the visits of a window on these days. */
    record OnDays(String path, List<Weekday> days, int percent, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.onDays(this, whole);
        }

        @Override
        public String says(RuleWords words) {
            return words.onDays(this);
        }
    }

    /** At least so many percent of the sales of a window from one full hour to before another, also past midnight. */
    record AtHours(String path, int from, int to, int percent, Window window) implements Rule {

        @Override
        public String sql(RuleSql into, boolean whole) {
            return into.atHours(this, whole);
        }

        @Override
        public String says(RuleWords words) {
            return words.atHours(this);
        }
    }

    /** What it is made of, in order; none for a condition by itself. */
    default List<Rule> parts() {
        if (this instanceof All all) {
            return all.rules();
        }
        if (this instanceof Any any) {
            return any.rules();
        }
        return this instanceof Not not ? List.of(not.rule()) : List.of();
    }
}
