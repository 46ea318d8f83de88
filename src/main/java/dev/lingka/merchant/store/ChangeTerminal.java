package dev.lingka.merchant.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A change of a terminal; what is null stays. */
record ChangeTerminal(
        @Size(max = 60) @Pattern(regexp = "(?s).*\\S.*") String name,
        @Min(1) @Max(RegisterTerminal.MAX_LIMIT_FEN) Long chargeLimitFen) {}
