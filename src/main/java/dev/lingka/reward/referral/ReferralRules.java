package dev.lingka.reward.referral;

import dev.lingka.reward.rule.GrantLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * When a friend counts: the section {@code referral} of the programme. What is given then stands in {@code rewards}.
 *
 * @param minimumFen the friend's first sale that is at least so much counts; 0 for any
 * @param holdDays so many days the reward waits for the sale to stay; 0 for at once, and then it is not taken back
 * @param perReferrer so many friends count for one member in a period; null for any number
 */
public record ReferralRules(
        @Min(0) @Max(100_000_000) long minimumFen, @Min(0) @Max(365) int holdDays, @Valid GrantLimit perReferrer) {}
