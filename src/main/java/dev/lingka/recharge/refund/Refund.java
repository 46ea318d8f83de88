package dev.lingka.recharge.refund;

import dev.lingka.shared.InMerchant;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A refund as it is stored.
 *
 * @param orderId the recharge; null for a payment that was in suspense
 * @param outRefundNo our number at WeChat, the same on every try; null at the counter
 * @param totalFen what the payment was, all of it
 * @param bonusFen bonus that was taken back with it
 */
public record Refund(
        int merchantId,
        UUID id,
        UUID orderId,
        UUID suspenseId,
        UUID cardId,
        String channel,
        String outRefundNo,
        String outTradeNo,
        long totalFen,
        long amountFen,
        long bonusFen,
        String reason,
        RefundPhase state,
        String lastError,
        Instant requestedAt,
        Instant finishedAt)
        implements InMerchant {

    static Refund of(Row row) {
        return new Refund(
                row.getInteger("merchant_id"),
                row.getUUID("id"),
                row.getUUID("order_id"),
                row.getUUID("suspense_id"),
                row.getUUID("card_id"),
                row.getString("channel"),
                row.getString("out_refund_no"),
                row.getString("out_trade_no"),
                row.getLong("total_fen"),
                row.getLong("amount_fen"),
                row.getLong("bonus_fen"),
                row.getString("reason"),
                RefundPhase.of(row.getString("state")),
                row.getString("last_error"),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row.getOffsetDateTime("finished_at")));
    }

    private static Instant instant(OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
