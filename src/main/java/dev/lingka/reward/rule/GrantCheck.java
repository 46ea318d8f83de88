package dev.lingka.reward.rule;

import dev.lingka.coupon.CouponRules;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with rules whose fields are each right in themselves, with what would be right. */
final class GrantCheck {

    private static final String INVALID = "INVALID";
    private static final String REQUIRED = "REQUIRED";
    private static final String DUPLICATE = "DUPLICATE";
    private static final String UNKNOWN = "UNKNOWN";

    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    GrantCheck(String path) {
        this.path = path;
    }

    List<FieldError> of(GrantRules rules) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.grants().size(); i++) {
            Grant grant = rules.grants().get(i);
            String at = path + ".grants[" + i + "]";
            require(codes.add(grant.code()), at + ".code", DUPLICATE, "each rule has a code of its own");
            gift(grant, at);
            conditions(grant, at + ".conditions");
            steps(grant, at + ".steps");
        }
        return errors;
    }

    /** What does not fit the coupons and levels of the same programme. */
    List<FieldError> against(GrantRules rules, CouponRules coupons, TierRules tiers) {
        for (int i = 0; i < rules.grants().size(); i++) {
            Grant grant = rules.grants().get(i);
            String at = path + ".grants[" + i + "]";
            coupon(coupons, grant.coupon(), at + ".coupon");
            for (int j = 0; j < grant.steps().size(); j++) {
                coupon(coupons, grant.steps().get(j).coupon(), at + ".steps[" + j + "].coupon");
            }
            for (int j = 0; j < grant.conditions().tiers().size(); j++) {
                level(tiers, grant.conditions().tiers().get(j), at + ".conditions.tiers[" + j + "]");
            }
        }
        return errors;
    }

    private void coupon(CouponRules coupons, String code, String field) {
        require(
                code == null || coupons.template(code).isPresent(),
                field,
                UNKNOWN,
                "name a coupon of coupons.templates: there is no \"" + code + "\"");
    }

    private void level(TierRules tiers, String code, String field) {
        require(
                tiers.levels().stream().anyMatch(level -> level.code().equals(code)),
                field,
                UNKNOWN,
                "name a level of tiers.levels: there is no \"" + code + "\"");
    }

    private void gift(Grant grant, String at) {
        require(
                grant.coupon() != null || !grant.steps().isEmpty() || grant.points() != null,
                at + ".coupon",
                REQUIRED,
                "say what is given: coupon, steps or points");
        require(
                grant.coupon() == null || grant.steps().isEmpty(),
                at + ".coupon",
                INVALID,
                "steps say which coupon it is: leave coupon out, or the steps");
    }

    private void conditions(Grant grant, String at) {
        GrantConditions conditions = grant.conditions();
        String on = "\"" + grant.on().text() + "\"";
        require(
                conditions.minimumFen() == null || grant.on().hasAmount(),
                at + ".minimumFen",
                INVALID,
                "nothing is paid on " + on + ": only with sale or recharge");
        require(
                !conditions.firstSale() || grant.on() == Occasion.SALE,
                at + ".firstSale",
                INVALID,
                "only with sale, not " + on);
        require(
                conditions.productClasses().isEmpty() || grant.on() == Occasion.SALE,
                at + ".productClasses",
                INVALID,
                "only with sale, not " + on);
        require(
                conditions.stores().isEmpty() || grant.on().hasStore(),
                at + ".stores",
                INVALID,
                "no store has part in " + on);
        distinct(conditions.stores(), at + ".stores");
        distinct(conditions.weekdays(), at + ".weekdays");
        distinct(conditions.tiers(), at + ".tiers");
        distinct(conditions.cardKinds(), at + ".cardKinds");
        distinct(conditions.productClasses(), at + ".productClasses");
    }

    private void steps(Grant grant, String at) {
        require(
                grant.steps().isEmpty() || grant.on().hasAmount(),
                at,
                INVALID,
                "nothing is paid on \"" + grant.on().text() + "\": only with sale or recharge");
        long minimum =
                grant.conditions().minimumFen() == null ? 0 : grant.conditions().minimumFen();
        for (int i = 1; i < grant.steps().size(); i++) {
            long below = grant.steps().get(i - 1).fromFen();
            require(
                    grant.steps().get(i).fromFen() > below,
                    at + "[" + i + "].fromFen",
                    "OUT_OF_RANGE",
                    "above " + below + ", where the step before begins");
        }
        for (int i = 0; i + 1 < grant.steps().size(); i++) {
            require(
                    grant.steps().get(i + 1).fromFen() > minimum,
                    at + "[" + i + "].fromFen",
                    "UNREACHABLE",
                    "the next step always counts: conditions.minimumFen asks for " + minimum + " already");
        }
    }

    private void distinct(List<?> values, String field) {
        require(new HashSet<>(values).size() == values.size(), field, DUPLICATE, "each value once");
    }

    private void require(boolean holds, String field, String code, String message) {
        if (!holds) {
            errors.add(new FieldError(field, code, message));
        }
    }
}
