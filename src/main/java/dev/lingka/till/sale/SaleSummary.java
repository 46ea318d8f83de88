package dev.lingka.till.sale;

import dev.lingka.shared.http.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sale in a list. */
public record SaleSummary(
        UUID id,
        Instant soldAt,
        LocalDate businessDay,
        UUID storeId,
        @Schema(nullable = true) UUID terminalId,
        @Schema(nullable = true) UUID staffId,
        @Schema(nullable = true) UUID cardId,
        long totalFen,
        long walletFen,
        long refundedFen) {

    static SaleSummary of(Row row) {
        OffsetDateTime soldAt = row.getOffsetDateTime("sold_at");
        return new SaleSummary(
                row.getUUID("id"),
                soldAt.toInstant(),
                row.getLocalDate("business_day"),
                row.getUUID("store_id"),
                row.getUUID("terminal_id"),
                row.getUUID("staff_id"),
                row.getUUID("card_id"),
                row.getLong("total_fen"),
                row.getLong("wallet_fen"),
                row.getLong("refunded_fen"));
    }

    Cursor cursor() {
        return Cursor.of(soldAt, id);
    }
}
