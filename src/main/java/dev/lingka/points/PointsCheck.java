package dev.lingka.points;

import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one field of the section alone cannot say: what repeats, contradicts itself, or could never happen. */
final class PointsCheck {

    private static final String DUPLICATE = "DUPLICATE";
    private static final String INVALID = "INVALID";
    private static final String REQUIRED = "REQUIRED";

    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    PointsCheck(String path) {
        this.path = path;
    }

    List<FieldError> of(PointsRules rules) {
        distinct("without.cardKinds", rules.without().cardKinds());
        distinct("without.productClasses", rules.without().productClasses());
        rates(rules);
        others(rules);
        if (rules.saleLimit() != null) {
            limit(rules.saleLimit());
        }
        expiry(rules.expiry());
        if (rules.cash() != null) {
            cash(rules.cash());
        }
        return errors;
    }

    private void rates(PointsRules rules) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.rates().size(); i++) {
            EarningRate rate = rules.rates().get(i);
            String at = "rates[" + i + "]";
            require(codes.add(rate.code()), at + ".code", DUPLICATE, "each rate has a code of its own");
            require(
                    rate.firstDay() == null
                            || rate.lastDay() == null
                            || !rate.lastDay().isBefore(rate.firstDay()),
                    at + ".lastDay",
                    INVALID,
                    "not before firstDay; the last day is itself in the campaign");
            distinct(at + ".cardKinds", rate.cardKinds());
            distinct(at + ".tiers", rate.tiers());
            distinct(at + ".productClasses", rate.productClasses());
            distinct(at + ".stores", rate.stores());
            distinct(at + ".weekdays", rate.weekdays());
            apart(at + ".cardKinds", rate.cardKinds(), rules.without().cardKinds(), "without.cardKinds");
            apart(
                    at + ".productClasses",
                    rate.productClasses(),
                    rules.without().productClasses(),
                    "without.productClasses");
        }
    }

    private void others(PointsRules rules) {
        Set<OtherEarning.Kind> kinds = new HashSet<>();
        for (int i = 0; i < rules.others().size(); i++) {
            OtherEarning other = rules.others().get(i);
            String at = "others[" + i + "]";
            require(kinds.add(other.kind()), at + ".kind", DUPLICATE, "each kind is said once");
            inOrder(at + ".perDay", number(other.perDay()), number(other.perYear()), "perYear");
            require(
                    !other.isDaily() || other.perDay() == null || other.perDay() == 1,
                    at + ".perDay",
                    INVALID,
                    "this happens once a day at most: say 1 or leave it out");
            require(
                    other.kind() != OtherEarning.Kind.SHARE || other.perDay() != null || other.perYear() != null,
                    at + ".perDay",
                    REQUIRED,
                    "a share costs nothing: say how often a day or a year");
            boolean once = other.kind() == OtherEarning.Kind.PROFILE;
            require(
                    !once || (other.perDay() == null && other.perYear() == null),
                    at + ".kind",
                    INVALID,
                    "a profile is completed once: leave perDay and perYear out");
        }
    }

    private void limit(EarningLimit limit) {
        require(
                limit.perSale() != null || limit.perDay() != null || limit.perYear() != null,
                "saleLimit",
                REQUIRED,
                "say perSale, perDay or perYear, or leave the limit out");
        inOrder("saleLimit.perSale", limit.perSale(), limit.perDay(), "perDay");
        inOrder("saleLimit.perSale", limit.perSale(), limit.perYear(), "perYear");
        inOrder("saleLimit.perDay", limit.perDay(), limit.perYear(), "perYear");
    }

    private void expiry(PointsExpiry expiry) {
        boolean byMonths = expiry.kind() == PointsExpiry.Kind.MONTHS;
        boolean byYear = expiry.kind() == PointsExpiry.Kind.YEAR_END;
        require(!byMonths || expiry.months() != null, "expiry.months", REQUIRED, "after how many months points end");
        require(byMonths || expiry.months() == null, "expiry.months", INVALID, "only with kind months");
        require(byMonths || expiry.to() == null, "expiry.to", INVALID, "only with kind months");
        require(byYear || expiry.years() == null, "expiry.years", INVALID, "only with kind year_end");
        require(
                expiry.lapseMonths() == null || expiry.noticeDays() < expiry.lapseMonths() * 28,
                "expiry.noticeDays",
                INVALID,
                "a notice comes before the end: less than lapseMonths");
        require(
                expiry.months() == null || expiry.noticeDays() < expiry.months() * 28,
                "expiry.noticeDays",
                INVALID,
                "a notice comes after the earning: less than months");
    }

    private void cash(Cash cash) {
        require(
                cash.minPoints() == null || cash.fenOf(cash.minPoints()) > 0,
                "cash.minPoints",
                INVALID,
                "worth a fen at least");
        require(
                cash.minPoints() == null || cash.minPoints() <= PointsRules.MAX_POINTS,
                "cash.minPoints",
                "OUT_OF_RANGE",
                "not above " + PointsRules.MAX_POINTS);
    }

    private void inOrder(String field, Long less, Long more, String name) {
        require(less == null || more == null || less <= more, field, INVALID, "not above " + name);
    }

    private void distinct(String field, List<?> values) {
        require(new HashSet<>(values).size() == values.size(), field, DUPLICATE, "each value once");
    }

    private void apart(String field, List<String> wanted, List<String> excluded, String where) {
        wanted.stream()
                .filter(excluded::contains)
                .findFirst()
                .ifPresent(both -> errors.add(
                        new FieldError(path + "." + field, INVALID, "\"" + both + "\" earns nothing, says " + where)));
    }

    private void require(boolean holds, String field, String code, String message) {
        if (!holds) {
            errors.add(new FieldError(path + "." + field, code, message));
        }
    }

    private static Long number(Integer value) {
        return value == null ? null : value.longValue();
    }
}
