package dev.lingka.card.measure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The word on an appeal.
 *
 * @param lift true lifts the measure, false upholds it
 * @param reason why; the member reads it
 */
record DecideAppeal(@NotNull Boolean lift, @NotBlank @Size(max = 1000) String reason) {}
