package dev.lingka.tier;

import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with levels that are each right in themselves, with what would be right. */
final class TierFlaws {

    private static final String INVALID = "INVALID";
    private static final String DUPLICATE = "DUPLICATE";
    private static final String UNREACHABLE = "UNREACHABLE";
    private static final int MONTHS_OF_A_YEAR = 12;

    private final TierRules rules;
    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    TierFlaws(TierRules rules, String path) {
        this.rules = rules;
        this.path = path;
    }

    List<FieldError> find() {
        first();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.levels().size(); i++) {
            TierLevel level = rules.levels().get(i);
            if (!codes.add(level.code())) {
                say(level(i) + ".code", DUPLICATE, "each level has a code of its own");
            }
            if (i > 0) {
                asksForMore(i);
                growsFromSomething(level, level(i) + ".conditions");
                fitsThePeriod(level, level(i) + ".conditions");
            }
            benefits(level, level(i) + ".benefits");
        }
        sameBenefitEverywhere();
        period();
        return errors;
    }

    private void first() {
        TierLevel first = rules.levels().get(0);
        if (!first.conditions().isEmpty()) {
            say(level(0) + ".conditions", INVALID, "everybody begins on the first level: leave its conditions out");
        }
        if (first.cap() != null) {
            say(level(0) + ".cap", INVALID, "everybody begins on the first level: leave its cap out");
        }
    }

    /** Otherwise a member would hold two levels at once by the same facts, and the higher one for nothing. */
    private void asksForMore(int i) {
        TierLevel.Conditions here = rules.levels().get(i).conditions();
        if (here.isEmpty()) {
            say(
                    level(i) + ".conditions",
                    "REQUIRED",
                    "say at least one condition: growth, spendFen, visits," + " rechargedFen, referrals or tenureDays");
            return;
        }
        TierLevel.Conditions below = rules.levels().get(i - 1).conditions();
        if (here.equals(below)) {
            say(level(i) + ".conditions", INVALID, "must ask for more than the level below, which asks for the same");
        }
        notLess(here.growth(), below.growth(), i, "growth");
        notLess(here.spendFen(), below.spendFen(), i, "spendFen");
        notLess(here.visits(), below.visits(), i, "visits");
        notLess(here.rechargedFen(), below.rechargedFen(), i, "rechargedFen");
        notLess(here.referrals(), below.referrals(), i, "referrals");
        notLess(here.tenureDays(), below.tenureDays(), i, "tenureDays");
    }

    private void notLess(Number here, Number below, int i, String condition) {
        if (here != null && below != null && here.longValue() < below.longValue()) {
            say(
                    level(i) + ".conditions." + condition,
                    "OUT_OF_RANGE",
                    "at least " + below + ", which the level below asks for");
        }
    }

    /** Growth that nothing brings is never there. */
    private void growsFromSomething(TierLevel level, String at) {
        TierRules.Growth growth = rules.growth();
        boolean none = growth.perYuanBasisPoints() == 0
                && growth.perRechargeYuanBasisPoints() == 0
                && growth.perVisit() == 0
                && growth.perReferral() == 0
                && growth.perPoint() == 0;
        if (level.conditions().growth() != null && none) {
            say(at + ".growth", UNREACHABLE, "nothing brings growth: give " + path + ".growth a figure above 0");
        }
    }

    /** A visit is a day with a sale, so that a period has no more of them than days. */
    private void fitsThePeriod(TierLevel level, String at) {
        Integer visits = level.conditions().visits();
        int days =
                switch (rules.period().kind()) {
                    case CALENDAR_MONTH -> 28;
                    case CALENDAR_YEAR -> 365;
                    case ROLLING_MONTHS -> rules.period().months() * 28;
                };
        if (visits != null && visits > days) {
            say(at + ".visits", UNREACHABLE, "at most " + days + ": a visit is a day with a sale in the period");
        }
    }

    private void benefits(TierLevel level, String at) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < level.benefits().size(); i++) {
            Benefit benefit = level.benefits().get(i);
            String here = at + "[" + i + "]";
            if (!codes.add(benefit.code())) {
                say(here + ".code", DUPLICATE, "each benefit of a level has a code of its own");
            }
            if (benefit.hasLimit() && benefit.period() == null) {
                say(here + ".period", "REQUIRED", "perPeriod counts within a day, a month or a year: say which");
            }
            if (!benefit.hasLimit() && benefit.period() != null) {
                say(here + ".perPeriod", "REQUIRED", "say how often in the period, or leave the period out");
            }
        }
    }

    /** A code means one thing, because what was used of it is counted over all levels. */
    private void sameBenefitEverywhere() {
        Map<String, Benefit> known = new HashMap<>();
        for (int i = 0; i < rules.levels().size(); i++) {
            List<Benefit> benefits = rules.levels().get(i).benefits();
            for (int j = 0; j < benefits.size(); j++) {
                Benefit benefit = benefits.get(j);
                Benefit before = known.putIfAbsent(benefit.code(), benefit);
                String here = level(i) + ".benefits[" + j + "]";
                if (before != null && before.kind() != benefit.kind()) {
                    say(here + ".kind", INVALID, "the same as on the other level, or another code");
                }
                if (before != null && before.period() != benefit.period()) {
                    say(here + ".period", INVALID, "the same as on the other level: uses are counted over all levels");
                }
            }
        }
    }

    /** Twelve months stand in every document that does not say, whatever the kind. */
    private void period() {
        TierRules.Period period = rules.period();
        int months =
                switch (period.kind()) {
                    case CALENDAR_MONTH -> 1;
                    case CALENDAR_YEAR -> MONTHS_OF_A_YEAR;
                    case ROLLING_MONTHS -> period.months();
                };
        if (period.months() != months && period.months() != MONTHS_OF_A_YEAR) {
            say(path + ".period.months", INVALID, "say " + months + " with this kind of period, or rolling_months");
        }
        if (rules.review().graceDays() >= months * 28) {
            say(path + ".review.graceDays", "OUT_OF_RANGE", "shorter than the period: below " + months * 28);
        }
    }

    private String level(int i) {
        return path + ".levels[" + i + "]";
    }

    private void say(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}
