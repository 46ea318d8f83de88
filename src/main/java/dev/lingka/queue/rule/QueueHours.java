package dev.lingka.queue.rule;

import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * A time of day at which a queue is open, in the store's zone. In YAML the times need quotes.
 *
 * @param days on which it begins
 * @param to not after {@code from}: that of the next morning, which still belongs to the day on which it began
 * @param lastTicket until then tickets are taken; until the end unless said
 */
public record QueueHours(
        @NotEmpty @Size(max = 7) List<@NotNull Weekday> days,
        @NotNull LocalTime from,
        @NotNull LocalTime to,
        LocalTime lastTicket) {

    private static final Duration DAY = Duration.ofDays(1);

    public QueueHours {
        days = QueueRules.copy(days);
        lastTicket = lastTicket == null ? to : lastTicket;
    }

    /** More than nothing, a day at most. */
    Duration length() {
        return until(to);
    }

    /** From the beginning to the last ticket; nothing for one that could never be taken. */
    Duration untilLastTicket() {
        return lastTicket.equals(from) && !lastTicket.equals(to) ? Duration.ZERO : until(lastTicket);
    }

    private Duration until(LocalTime end) {
        Duration length = Duration.between(from, end);
        return length.compareTo(Duration.ZERO) > 0 ? length : length.plus(DAY);
    }
}
