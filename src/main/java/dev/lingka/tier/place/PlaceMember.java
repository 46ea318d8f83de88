package dev.lingka.tier.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A level by hand.
 *
 * @param until when it ends, in business time; ahead, and within ten years
 * @param reason for the member's history and the trail
 */
record PlaceMember(
        @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String level,
        @NotNull Instant until,
        @NotBlank @Size(max = 500) String reason) {}
