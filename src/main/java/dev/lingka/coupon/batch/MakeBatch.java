package dev.lingka.coupon.batch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Codes that staff want.
 *
 * @param label what they are for, as on the flyer
 * @param reason for the second person, where there must be one, and the trail
 */
record MakeBatch(
        @NotBlank @Size(max = 40) String template,
        @NotNull @Min(1) @Max(MAX_PIECES) Integer pieces,
        @NotBlank @Size(max = 100) String label,
        @NotBlank @Size(max = 200) String reason) {

    /** Hashing so many takes some ten milliseconds. */
    static final int MAX_PIECES = 5_000;
}
