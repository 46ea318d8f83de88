package dev.lingka.merchant.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The second person's word.
 *
 * @param reason why, for the trail
 */
record Decision(@NotNull Boolean approve, @NotBlank @Size(max = 500) String reason) {}
