package dev.lingka.queue.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a store differs.
 *
 * @param store its code
 * @param lines codes of the lines that it has; null for all, empty for no queue there
 * @param hours its own; null for the general ones
 */
public record StoreDifference(
        @NotBlank @Size(max = 40) String store,
        @Size(max = 20) @Schema(nullable = true) List<@NotBlank String> lines,
        @Size(min = 1, max = 50) @Schema(nullable = true) List<@NotNull @Valid QueueHours> hours) {

    public StoreDifference {
        lines = QueueRules.copy(lines);
        hours = QueueRules.copy(hours);
    }

    StoreQueue over(StoreQueue general) {
        return new StoreQueue(
                lines == null
                        ? general.lines()
                        : general.lines().stream()
                                .filter(line -> lines.contains(line.code()))
                                .toList(),
                Objects.requireNonNullElse(hours, general.hours()));
    }
}
