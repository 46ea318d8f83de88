package dev.lingka.card.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What staff found out about a claim, and how. */
record DecideClaim(@NotNull Boolean samePerson, @NotBlank @Size(max = 200) String reason) {}
