package dev.lingka.tier;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of a member's level.
 *
 * @param from null at the beginning
 * @param cause earned, tenure, review, place (one became free), by_hand, hand_ended, merge or programme
 * @param until the end of what was given by hand
 * @param actor who did it, as in {@code staff:0190…}
 */
record TierChangeView(
        Instant changedAt,
        @Schema(nullable = true) String from,
        String to,
        String cause,
        @Schema(nullable = true) Instant until,
        @Schema(nullable = true) String reason,
        String actor) {

    static TierChangeView of(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("until");
        return new TierChangeView(
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("from_level"),
                row.getString("to_level"),
                row.getString("cause"),
                until == null ? null : until.toInstant(),
                row.getString("reason"),
                row.getString("actor"));
    }
}
