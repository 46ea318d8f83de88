package dev.lingka.member.lifecycle;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What becomes of members who stop coming: the section {@code lifecycle} of the programme. Days without a sale.
 *
 * @param atRiskDays from so many days on somebody may be leaving
 * @param sleepingDays from so many days on they sleep
 * @param lostDays from so many days on they are lost
 * @param callBacks when they may be called back
 */
public record LifecycleRules(
        @Min(1) @Max(MOST_DAYS) int atRiskDays,
        @Min(1) @Max(MOST_DAYS) int sleepingDays,
        @Min(1) @Max(MOST_DAYS) int lostDays,
        @NotNull @Size(max = 20) List<@NotNull @Valid CallBack> callBacks) {

    /** Ten years. */
    public static final int MOST_DAYS = 3_650;
}
