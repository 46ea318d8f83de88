package dev.lingka.campaign.design;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much a campaign may do; null for no limit. A run of a campaign that members join one by one, or day by day, is a
 * calendar month.
 *
 * @param perMember a member is in so many runs at most
 * @param perMemberDays within so many days; ever where it is left out
 * @param perRun so many members are in a run at most
 * @param budgetFen gifts of a run cost that much at most, in fen
 * @param stock a run gives so many gifts at most
 */
public record Limits(
        @Min(1) @Max(1_000) Integer perMember,
        @Min(1) @Max(3_650) Integer perMemberDays,
        @Min(1) @Max(100_000_000) Integer perRun,
        @Min(0) @Max(100_000_000_000L) Long budgetFen,
        @Min(1) @Max(100_000_000) Long stock) {}
