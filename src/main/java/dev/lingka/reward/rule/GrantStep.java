package dev.lingka.reward.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * From so much money on it is this coupon, as in ¥68 for the ¥5 voucher.
 *
 * @param coupon code of its template
 */
public record GrantStep(@Min(1) @Max(100_000_000) long fromFen, @NotNull @Pattern(regexp = Grant.CODE) String coupon) {}
