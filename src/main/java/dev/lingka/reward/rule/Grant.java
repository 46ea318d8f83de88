package dev.lingka.reward.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One rule: what is given, and when. It gives a coupon, points, or both.
 *
 * @param on what must happen
 * @param coupon code of a template, whatever was paid; null for none, or where steps decide
 * @param steps the highest one that the money reaches decides the coupon; empty where {@code coupon} does
 * @param points given each time; null for none
 * @param limit null for as often as it happens
 * @param takeBack what is not used goes back with a whole refund; so it is when left out
 */
public record Grant(
        @NotNull @Pattern(regexp = CODE) String code,
        @NotNull Occasion on,
        @Valid GrantConditions conditions,
        @Pattern(regexp = CODE) String coupon,
        @Size(max = 50) List<@NotNull @Valid GrantStep> steps,
        @Min(1) @Max(1_000_000) Long points,
        @Valid GrantLimit limit,
        Boolean takeBack) {

    /** How rules and coupon templates are named. */
    static final String CODE = "[a-z0-9-]{1,40}";

    public Grant {
        conditions = conditions == null ? GrantConditions.NONE : conditions;
        steps = steps == null ? List.of() : List.copyOf(steps);
        takeBack = !Boolean.FALSE.equals(takeBack);
    }

    /** What this rule gives for it; empty when it is not about that, or nothing is reached. */
    Optional<Gift> of(Happening happening) {
        if (on != happening.occasion() || !conditions.hold(happening)) {
            return Optional.empty();
        }
        String reached = coupon(conditions.counted(happening));
        return reached == null && points == null ? Optional.empty() : Optional.of(new Gift(this, reached, points));
    }

    private String coupon(long paidFen) {
        return steps.stream()
                .filter(step -> step.fromFen() <= paidFen)
                .max(Comparator.comparingLong(GrantStep::fromFen))
                .map(GrantStep::coupon)
                .orElse(coupon);
    }
}
