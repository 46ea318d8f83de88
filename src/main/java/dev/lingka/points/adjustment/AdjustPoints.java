package dev.lingka.points.adjustment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A wish to give points or to take them.
 *
 * @param points what the member gains; negative for what they lose; not 0
 */
record AdjustPoints(@NotNull @Min(-MOST) @Max(MOST) Long points, @NotBlank @Size(max = 200) String reason) {

    /** Stops a slip of the finger. */
    private static final long MOST = 10_000_000L;
}
