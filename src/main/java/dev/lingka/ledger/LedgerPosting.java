package dev.lingka.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One balanced set of entries and what it was posted for. */
public record LedgerPosting(
        UUID id,
        Instant bookedAt,
        String kind,
        String key,
        String sourceKind,
        UUID sourceId,
        UUID storeId,
        UUID shiftId,
        String actor,
        JsonObject detail,
        List<Line> lines) {

    /**
     * One side of a posting: a holder's or a counter-account's.
     *
     * @param holderId null for a counter-account
     * @param counter null for a holder
     * @param ref what the counter-account's line belongs to, as in a shift or an order; may be null
     * @param amount fen or points
     * @param balanceAfter of the holder; null for a counter-account
     */
    public record Line(UUID holderId, String counter, String ref, String asset, long amount, Long balanceAfter) {

        static Line of(JsonObject line) {
            String holder = line.getString("holder");
            return new Line(
                    holder == null ? null : UUID.fromString(holder),
                    line.getString("counter"),
                    line.getString("ref"),
                    line.getString("asset"),
                    line.getLong("amount"),
                    line.getLong("balanceAfter"));
        }
    }

    static LedgerPosting of(Row row) {
        return new LedgerPosting(
                row.getUUID("id"),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getString("kind"),
                row.getString("key"),
                row.getString("source_kind"),
                row.getUUID("source_id"),
                row.getUUID("store_id"),
                row.getUUID("shift_id"),
                row.getString("actor"),
                row.getJsonObject("detail"),
                lines(row.getJsonArray("lines")));
    }

    private static List<Line> lines(JsonArray lines) {
        return lines.stream().map(JsonObject.class::cast).map(Line::of).toList();
    }
}
