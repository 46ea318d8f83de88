package dev.lingka.recharge.reconcile;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment that fitted no open order.
 *
 * @param kind why, as in {@code PAID_AFTER_CLOSE}
 * @param booked false when its currency is not CNY, so that it is only listed
 * @param state {@code open}, {@code credited}, {@code refunding}, {@code refunded} or {@code kept}
 */
public record SuspenseView(
        UUID id,
        String kind,
        @Schema(nullable = true) UUID orderId,
        String outTradeNo,
        String transactionId,
        long amountFen,
        String currency,
        boolean booked,
        String state,
        Instant paidAt,
        Instant createdAt,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) String decidedBy,
        @Schema(nullable = true) String approvedBy,
        @Schema(nullable = true) String reason) {

    static SuspenseView of(Row row) {
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new SuspenseView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("order_id"),
                row.getString("out_trade_no"),
                row.getString("transaction_id"),
                row.getLong("amount_fen"),
                row.getString("currency"),
                row.getBoolean("booked"),
                row.getString("state"),
                row.getOffsetDateTime("paid_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"),
                row.getString("approved_by"),
                row.getString("reason"));
    }
}
