package dev.lingka.campaign.run;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One execution of a campaign.
 *
 * @param period the moment that it was due, or the month in which its members joined, as in {@code 2027-03}
 * @param state {@code running}, {@code stopped} or {@code done}
 * @param heldOut how many of its {@code members} are left alone
 * @param given gifts so far, and what they cost
 */
record RunView(
        UUID id,
        String period,
        String state,
        long members,
        long heldOut,
        long given,
        long spentFen,
        Instant startedAt,
        @Schema(nullable = true) Instant endedAt) {

    static RunView of(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new RunView(
                row.getUUID("id"),
                row.getString("period"),
                row.getString("state"),
                row.getLong("members"),
                row.getLong("held_out"),
                row.getLong("given"),
                row.getLong("spent_fen"),
                row.getOffsetDateTime("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
