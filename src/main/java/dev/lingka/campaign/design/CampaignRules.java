package dev.lingka.campaign.design;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a merchant says about all campaigns: the section {@code campaigns} of the programme.
 *
 * @param approvalAboveFen a campaign whose runs may cost more is started by two people
 * @param approvalAboveMembers so is one whose runs may reach more members, or any number
 * @param holdOutBasisPoints the share of members who are left alone, unless a campaign says another
 * @param effectDays within so many days a visit counts as an effect, unless a campaign says otherwise
 */
public record CampaignRules(
        @Min(0) @Max(100_000_000_000L) long approvalAboveFen,
        @Min(0) @Max(100_000_000) int approvalAboveMembers,
        @Min(0) @Max(5_000) int holdOutBasisPoints,
        @Min(1) @Max(365) int effectDays) {}
