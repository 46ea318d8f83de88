package dev.lingka.merchant.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What the programme is called. */
public record AboutRules(@NotNull @Valid LocalizedText name) {}
