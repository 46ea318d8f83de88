package dev.lingka.member.lifecycle;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A window in which members who stopped coming may be called back.
 *
 * @param afterDays it opens when somebody has not bought for so many days
 * @param openDays it stays open for so many days
 * @param everyDays it opens again after so many days as long as they stay away; null for once
 */
public record CallBack(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
        @NotNull @Valid LocalizedText name,
        @Min(1) @Max(LifecycleRules.MOST_DAYS) int afterDays,
        @Min(1) @Max(LifecycleRules.MOST_DAYS) int openDays,
        @Min(1) @Max(LifecycleRules.MOST_DAYS) Integer everyDays) {}
