package dev.lingka.shared.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.UUID;

/**
 * One event on its way to one listener, claimed.
 *
 * @param attempt 1 for the first
 * @param token proves the claim; a later claim has another
 */
record Delivery(OutboxEvent event, String listener, int attempt, UUID token) {

    static Delivery of(Row row, UUID token) {
        OutboxEvent event = new OutboxEvent(
                row.getInteger("merchant_id"),
                row.getLong("event_id"),
                row.getString("type"),
                row.getShort("version"),
                row.getString("aggregate"),
                row.getJsonObject("payload"),
                row.getOffsetDateTime("created_at").toInstant());
        return new Delivery(event, row.getString("listener"), row.getInteger("attempts"), token);
    }

    /** How long to wait after this attempt failed. */
    Duration pause(OutboxConfig config) {
        long doubled = config.firstPause().toMillis() << Math.min(attempt - 1, 30);
        return Duration.ofMillis(Math.min(doubled, config.longestPause().toMillis()));
    }
}
