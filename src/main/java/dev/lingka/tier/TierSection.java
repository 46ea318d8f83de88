package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code tiers} of the programme. */
@ApplicationScoped
class TierSection implements ProgrammeSection<TierRules> {

    private static final TierLevel MEMBER =
            new TierLevel("member", new LocalizedText("会员", "Member"), null, null, null, null, null);

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Class<TierRules> type() {
        return TierRules.class;
    }

    /** One level for everybody: a programme without tiers. */
    @Override
    public TierRules defaults() {
        return new TierRules(
                List.of(MEMBER),
                new TierRules.Growth(0, 0, 0, 0, 0),
                new TierRules.Period(TierRules.PeriodKind.ROLLING_MONTHS, 12),
                new TierRules.Review(0, true));
    }

    @Override
    public List<FieldError> validate(TierRules rules, String path) {
        return new TierFlaws(rules, path).find();
    }
}
