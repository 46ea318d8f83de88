package dev.lingka.recharge.refund;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money that a person pays out.
 *
 * @param state {@code waiting} or {@code paid}
 * @param reference how it was paid, as in a bank's number
 */
public record PayoutView(
        UUID id,
        @Schema(nullable = true) UUID cardId,
        @Schema(nullable = true) UUID refundId,
        long amountFen,
        String state,
        String requestedBy,
        Instant requestedAt,
        @Schema(nullable = true) String approvedBy,
        @Schema(nullable = true) String reference,
        @Schema(nullable = true) Instant paidAt) {

    static PayoutView of(Row row) {
        OffsetDateTime paidAt = row.getOffsetDateTime("paid_at");
        return new PayoutView(
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getUUID("refund_id"),
                row.getLong("amount_fen"),
                row.getString("state"),
                row.getString("requested_by"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("approved_by"),
                row.getString("reference"),
                paidAt == null ? null : paidAt.toInstant());
    }
}
