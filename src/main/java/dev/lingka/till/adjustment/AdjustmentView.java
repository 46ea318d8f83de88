package dev.lingka.till.adjustment;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** A correction that was posted. */
public record AdjustmentView(
        UUID id,
        UUID cardId,
        String asset,
        long amountFen,
        String reason,
        String requestedBy,
        String decidedBy,
        UUID approvalId,
        Instant postedAt) {

    static AdjustmentView of(Row row) {
        return new AdjustmentView(
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getString("asset"),
                row.getLong("amount_fen"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("decided_by"),
                row.getUUID("approval_id"),
                row.getOffsetDateTime("posted_at").toInstant());
    }
}
