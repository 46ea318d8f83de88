package dev.lingka.card;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why staff change a card; kept in the audit trail. */
record Reason(@NotBlank @Size(max = 200) String reason) {}
