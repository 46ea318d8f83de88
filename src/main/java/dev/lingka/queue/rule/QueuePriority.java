package dev.lingka.queue.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Whose tickets go before others. Bounded on both sides, so that nobody starves: a ticket goes before so many at most,
 * and each is gone before so often at most.
 *
 * @param overtakenAtMost how often one ticket is gone before by later ones
 */
public record QueuePriority(
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Level> levels,
        @NotNull @Min(1) @Max(10) Integer overtakenAtMost) {

    public QueuePriority {
        levels = QueueRules.copy(levels);
    }

    /**
     * @param level a code of the section {@code tiers}
     * @param over how many a ticket of its holder goes before
     */
    public record Level(@NotBlank String level, @NotNull @Min(1) @Max(20) Integer over) {}

    int over(String level) {
        return levels.stream()
                .filter(known -> known.level().equals(level))
                .mapToInt(Level::over)
                .findFirst()
                .orElse(0);
    }
}
