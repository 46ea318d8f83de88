package dev.lingka.queue.desk;

import dev.lingka.queue.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as hosts see it.
 *
 * @param number as it is called, as in {@code A012}
 * @param source {@code phone}, {@code poster}, {@code host} or {@code kiosk}
 * @param ahead null unless it waits
 * @param over how many it went before by the holder's level
 * @param remote whether it was taken from afar
 * @param arrived whether its holder is there; one who is not is not called in turn
 * @param tableCode where the party sits, if a host said so
 * @param waitedMinutes whole ones from the taking to the call, or the end, or now
 */
record TicketRow(
        UUID id,
        String line,
        String number,
        int partySize,
        @Schema(nullable = true) String note,
        @Schema(nullable = true) String wish,
        String source,
        String state,
        @Schema(nullable = true) Integer ahead,
        int over,
        int skips,
        int calls,
        boolean remote,
        boolean arrived,
        Instant takenAt,
        @Schema(nullable = true) Instant calledAt,
        @Schema(nullable = true) String tableCode,
        long waitedMinutes) {

    static TicketRow of(Ticket ticket, Instant now) {
        return new TicketRow(
                ticket.id(),
                ticket.line(),
                ticket.label(),
                ticket.partySize(),
                ticket.note(),
                ticket.wish(),
                ticket.source().text(),
                ticket.state().text(),
                ticket.ahead(),
                ticket.over(),
                ticket.skips(),
                ticket.calls(),
                ticket.remote(),
                ticket.arrived(),
                ticket.takenAt(),
                ticket.calledAt(),
                ticket.tableCode(),
                waited(ticket, now));
    }

    private static long waited(Ticket ticket, Instant now) {
        Instant end = Stream.of(ticket.calledAt(), ticket.endedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(now);
        return Math.max(0, Duration.between(ticket.takenAt(), end).toMinutes());
    }
}
