package dev.lingka.card.measure;

import dev.lingka.card.conduct.MeasureKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A measure that staff propose.
 *
 * @param rule code of the written rule that was broken
 * @param reason what happened; the member reads it
 * @param evidence what shows it; the member reads it too
 */
record TakeMeasure(
        @NotNull MeasureKind kind,
        @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String rule,
        @NotBlank @Size(max = 1000) String reason,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Evidence> evidence) {}
