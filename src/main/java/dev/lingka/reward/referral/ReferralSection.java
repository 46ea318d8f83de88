package dev.lingka.reward.referral;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code referral} of the programme. */
@ApplicationScoped
class ReferralSection implements ProgrammeSection<ReferralRules> {

    /** As long as most shops take goods back. */
    private static final int HOLD_DAYS = 7;

    @Override
    public String name() {
        return "referral";
    }

    @Override
    public Class<ReferralRules> type() {
        return ReferralRules.class;
    }

    /** Nothing comes of it until {@code rewards} has something for it. */
    @Override
    public ReferralRules defaults() {
        return new ReferralRules(0, HOLD_DAYS, null);
    }

    /** Each field says it alone. */
    @Override
    public List<FieldError> validate(ReferralRules rules, String path) {
        return List.of();
    }
}
