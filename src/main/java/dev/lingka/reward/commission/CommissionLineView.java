package dev.lingka.reward.commission;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a statement.
 *
 * @param kind {@code card} or {@code recharge}
 * @param sourceId the card or the recharge that it is for
 * @param returnId the refund, or the card that was closed; null where it was earned
 * @param fen below zero where it was taken back
 */
record CommissionLineView(
        UUID id,
        UUID staffId,
        String staffName,
        String kind,
        UUID sourceId,
        UUID cardId,
        @Schema(nullable = true) UUID returnId,
        @Schema(nullable = true) UUID storeId,
        long fen,
        LocalDate day,
        Instant bookedAt) {

    static CommissionLineView of(Row row) {
        return new CommissionLineView(
                row.getUUID("id"),
                row.getUUID("staff_id"),
                row.getString("name"),
                row.getString("kind"),
                row.getUUID("source_id"),
                row.getUUID("card_id"),
                row.getUUID("return_id"),
                row.getUUID("store_id"),
                row.getLong("fen"),
                row.getLocalDate("day"),
                row.getOffsetDateTime("booked_at").toInstant());
    }
}
