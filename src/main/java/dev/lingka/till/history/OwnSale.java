package dev.lingka.till.history;

import dev.lingka.shared.http.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One of a member's own sales in a list.
 *
 * @param names of the first things bought; empty where the till named none
 * @param lineCount how many things the till named
 * @param walletFen what the card paid of it: {@code principalFen} and {@code bonusFen}
 */
record OwnSale(
        UUID id,
        Instant soldAt,
        String storeName,
        List<String> names,
        int lineCount,
        long totalFen,
        long walletFen,
        long principalFen,
        long bonusFen,
        long refundedFen) {

    static OwnSale of(Row row) {
        return new OwnSale(
                row.getUUID("id"),
                row.getOffsetDateTime("sold_at").toInstant(),
                row.getString("store_name"),
                List.of(row.getArrayOfStrings("names")),
                row.getInteger("line_count"),
                row.getLong("total_fen"),
                row.getLong("wallet_fen"),
                row.getLong("principal_fen"),
                row.getLong("bonus_fen"),
                row.getLong("refunded_fen"));
    }

    Cursor cursor() {
        return Cursor.of(soldAt, id);
    }
}
