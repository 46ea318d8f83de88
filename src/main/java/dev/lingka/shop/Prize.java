package dev.lingka.shop;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A prize of a lottery.
 *
 * @param oddsBasisPoints of 10000 draws so many mean it; what all prizes leave over wins nothing
 * @param stock so many are given ever; a draw that means it after that wins nothing; null without a limit
 * @param coupon code of the template, of a coupon alone
 * @param bonusFen that the card gains, in fen, of a bonus alone
 */
public record Prize(
        @NotNull @Pattern(regexp = ShopRules.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @NotNull ShopKind kind,
        @Min(1) @Max(10_000) int oddsBasisPoints,
        @Min(1) @Max(100_000_000) Long stock,
        @Pattern(regexp = ShopRules.CODE) String coupon,
        @Min(1) @Max(ShopRules.MAX_BONUS_FEN) Long bonusFen) {}
