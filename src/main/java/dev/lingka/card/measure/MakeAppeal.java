package dev.lingka.card.measure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a member says to a measure. */
record MakeAppeal(@NotBlank @Size(max = 2000) String text) {}
