package dev.lingka.queue.figure;

import dev.lingka.shared.http.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change in a line, and who made it.
 *
 * @param version of the line from then on
 * @param kind as in {@code call} or {@code seat}
 * @param actor as in the audit trail: {@code staff:…}, {@code terminal:…}, {@code member:…} or {@code system}
 * @param ticketId null for a step of the whole line, such as a pause
 * @param number of that ticket as it is now, in the line in which it is now
 * @param otherLine where a move came from or went to; null for all else
 */
record StepView(
        long version,
        LocalDate day,
        String kind,
        String actor,
        Instant at,
        @Schema(nullable = true) UUID ticketId,
        @Schema(nullable = true) String number,
        @Schema(nullable = true) String otherLine,
        boolean undone) {

    static StepView of(Row row) {
        return new StepView(
                row.getLong("version"),
                row.getLocalDate("day"),
                row.getString("kind"),
                row.getString("actor"),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("ticket_id"),
                row.getString("number"),
                row.getString("other_line"),
                row.getBoolean("undone"));
    }

    Cursor cursor() {
        return Cursor.of(version);
    }
}
