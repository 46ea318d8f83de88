package dev.lingka.reward.rule;

import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code rewards} of the programme. */
@ApplicationScoped
class GrantSection implements ProgrammeSection<GrantRules> {

    @Override
    public String name() {
        return "rewards";
    }

    @Override
    public Class<GrantRules> type() {
        return GrantRules.class;
    }

    /** Nothing is given by itself. */
    @Override
    public GrantRules defaults() {
        return new GrantRules(List.of());
    }

    @Override
    public List<FieldError> validate(GrantRules rules, String path) {
        return new GrantCheck(path).of(rules);
    }

    /** What names a coupon or a level that is not there would give nothing, and nobody would notice. */
    @Override
    public List<FieldError> disagreements(GrantRules rules, Programme programme, String path) {
        return new GrantCheck(path)
                .against(rules, programme.section(CouponRules.class), programme.section(TierRules.class));
    }
}
