package dev.lingka.notification.credit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * How often we may still write by a template, as far as we know.
 *
 * @param refusedAt when the person last said no; null for never, or when they agreed since
 */
record Credit(String template, int credits, Instant refusedAt) {

    private static final int ENOUGH = 2;
    private static final Duration REST_AFTER_NO = Duration.ofDays(14);

    static Credit of(Row row) {
        OffsetDateTime refused = row.getOffsetDateTime("refused_at");
        return new Credit(
                row.getString("template"), row.getInteger("credits"), refused == null ? null : refused.toInstant());
    }

    static Credit unknown(String template) {
        return new Credit(template, 0, null);
    }

    /** The store is low, and nobody said no lately. */
    boolean isWanted(Instant now) {
        return credits < ENOUGH
                && (refusedAt == null || refusedAt.plus(REST_AFTER_NO).isBefore(now));
    }
}
