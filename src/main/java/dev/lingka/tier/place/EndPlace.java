package dev.lingka.tier.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Ends a level by hand before its time. */
record EndPlace(@NotBlank @Size(max = 500) String reason) {}
