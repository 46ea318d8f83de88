package dev.lingka.points;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code points} of the programme. */
@ApplicationScoped
class PointsSection implements ProgrammeSection<PointsRules> {

    private static final long BY_HAND_ALONE = 1_000;

    @Override
    public String name() {
        return "points";
    }

    @Override
    public Class<PointsRules> type() {
        return PointsRules.class;
    }

    /** Nothing earns points until the merchant says so; then nothing ends by itself either. */
    @Override
    public PointsRules defaults() {
        return new PointsRules(
                List.of(),
                PointsRules.Combination.BEST,
                PointsRules.Window.RECEIPT,
                new WithoutPoints(List.of(), List.of()),
                null,
                List.of(),
                new PointsExpiry(PointsExpiry.Kind.NEVER, null, null, null, null, 30),
                null,
                PointsRules.DebtRule.NEXT_EARNING,
                BY_HAND_ALONE);
    }

    @Override
    public List<FieldError> validate(PointsRules rules, String path) {
        return new PointsCheck(path).of(rules);
    }
}
