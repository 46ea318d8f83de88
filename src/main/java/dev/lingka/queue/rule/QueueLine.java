package dev.lingka.queue.rule;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a queue, with numbers of its own.
 *
 * @param prefix before its numbers, as in {@code A012}
 * @param party who stands in it, by size; null for a line that is chosen by its name
 * @param capacity most tickets that wait at once; null for no limit
 * @param noticeAhead a holder is told when so many are still ahead; falling; one notice at 3 unless said
 * @param noShowMinutes from the call until who did not come has lost the ticket; 5 unless said
 * @param skip what becomes of a called party that is not there
 */
public record QueueLine(
        @NotBlank @Pattern(regexp = QueueRules.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @NotNull @Pattern(regexp = "[A-Z]{1,2}") String prefix,
        @Valid @Schema(nullable = true) PartySize party,
        @Min(1) @Max(999) @Schema(nullable = true) Integer capacity,
        @Size(max = 5) List<@NotNull @Min(0) @Max(20) Integer> noticeAhead,
        @Min(1) @Max(60) Integer noShowMinutes,
        @Valid SkipRule skip) {

    private static final List<Integer> NOTICE_AHEAD = List.of(3);
    private static final int NO_SHOW_MINUTES = 5;

    public QueueLine {
        noticeAhead = noticeAhead == null ? NOTICE_AHEAD : QueueRules.copy(noticeAhead);
        noShowMinutes = Objects.requireNonNullElse(noShowMinutes, NO_SHOW_MINUTES);
        skip = Objects.requireNonNullElse(skip, SkipRule.USUAL);
    }

    /** Whether a party of that size stands here; never in a line that is chosen by its name. */
    boolean takes(int size) {
        return party != null && party.holds(size);
    }
}
