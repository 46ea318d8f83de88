package dev.lingka.campaign.design;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;

/**
 * A campaign as it is meant.
 *
 * @param name as staff see it, and members who ask why they got a message
 * @param when null for at once
 * @param steps in the order in which a member gets them
 * @param limits null for none
 * @param holdOutBasisPoints the share of members who are left alone; left out, the programme's
 * @param effectDays within so many days a visit counts as an effect; left out, the programme's
 * @param marginBasisPoints what of a sale is left as margin; null where it is not known
 * @param value among campaigns that speak to a member on one day the one of the highest value goes first
 */
public record Design(
        @NotNull @Valid LocalizedText name,
        @NotNull @Valid Audience audience,
        @Valid Timing when,
        @NotNull @Size(min = 1, max = MOST_STEPS) List<@NotNull @Valid Step> steps,
        @Valid Limits limits,
        @Min(0) @Max(5_000) Integer holdOutBasisPoints,
        @Min(1) @Max(365) Integer effectDays,
        @Min(0) @Max(10_000) Integer marginBasisPoints,
        @Min(0) @Max(1_000) Integer value) {

    static final int MOST_STEPS = 10;

    /** With what the programme says where nothing is said. */
    public Design complete(CampaignRules rules) {
        return new Design(
                name,
                audience,
                when,
                steps,
                limits,
                holdOutBasisPoints == null ? Integer.valueOf(rules.holdOutBasisPoints()) : holdOutBasisPoints,
                effectDays == null ? Integer.valueOf(rules.effectDays()) : effectDays,
                marginBasisPoints,
                value == null ? Integer.valueOf(0) : value);
    }

    /** What the gifts of one member come to at most, in fen. */
    public long costFenOfMember() {
        return steps.stream()
                .mapToLong(step -> step.costFen() == null ? 0 : step.costFen())
                .sum();
    }

    /** What so many gifts come to at most where so many members get each step: the dearest ones, in fen. */
    public long costFenOfGifts(long members, long gifts) {
        List<Long> dearestFirst = steps.stream()
                .filter(step -> step.gives() != null)
                .map(step -> step.costFen() == null ? 0L : step.costFen())
                .sorted(Comparator.reverseOrder())
                .toList();
        long left = gifts;
        long fen = 0;
        for (long each : dearestFirst) {
            long given = Math.min(left, members);
            fen = Math.addExact(fen, Math.multiplyExact(given, each));
            left -= given;
        }
        return fen;
    }

    /** Whether one person may not start it alone: it may cost, or reach, more than the programme lets one decide. */
    public boolean needsSecondPerson(CampaignRules rules) {
        boolean dear = limits != null && limits.budgetFen() != null && limits.budgetFen() > rules.approvalAboveFen();
        boolean wide = limits == null || limits.perRun() == null || limits.perRun() > rules.approvalAboveMembers();
        return dear || wide;
    }
}
