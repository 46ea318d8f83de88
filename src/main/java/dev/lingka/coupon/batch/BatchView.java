package dev.lingka.coupon.batch;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A batch of codes.
 *
 * @param redeemed how many of its {@code pieces} were turned into coupons
 * @param readFrom the first code that can still be read; those before it never again
 */
record BatchView(
        UUID id,
        String template,
        String label,
        int pieces,
        long redeemed,
        int readFrom,
        String madeBy,
        Instant madeAt) {

    static BatchView of(Row row) {
        return new BatchView(
                row.getUUID("id"),
                row.getString("template"),
                row.getString("label"),
                row.getInteger("pieces"),
                row.getLong("redeemed"),
                row.getInteger("read_from"),
                row.getString("made_by"),
                row.getOffsetDateTime("made_at").toInstant());
    }
}
