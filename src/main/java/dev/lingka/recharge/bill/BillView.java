package dev.lingka.recharge.bill;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A day's comparison.
 *
 * @param state {@code comparing}, {@code balanced} or {@code different}
 * @param paymentFen sum of the payments that this bill has settled
 * @param feeFen WeChat's fee on them, less what it gave back
 */
public record BillView(
        LocalDate date,
        String state,
        int lines,
        int matched,
        int differences,
        long paymentFen,
        long refundFen,
        long feeFen,
        Instant fetchedAt) {

    static BillView of(Row row) {
        return new BillView(
                row.getLocalDate("bill_date"),
                row.getString("state"),
                row.getInteger("line_count"),
                row.getInteger("matched_count"),
                row.getInteger("difference_count"),
                row.getLong("payment_fen"),
                row.getLong("refund_fen"),
                row.getLong("fee_fen"),
                row.getOffsetDateTime("fetched_at").toInstant());
    }
}
