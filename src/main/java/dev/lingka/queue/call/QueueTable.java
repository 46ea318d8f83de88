package dev.lingka.queue.call;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.UUID;

/**
 * A table or a counter of a store.
 *
 * @param ticketId the party that sits there; null for nobody, or people without a ticket
 */
public record QueueTable(UUID storeId, String code, int seats, TableState state, UUID ticketId, long version) {

    /** @param told by the SQL function {@code queue_table_json} */
    public static QueueTable of(JsonObject told) {
        String ticketId = told.getString("ticketId");
        return new QueueTable(
                UUID.fromString(told.getString("storeId")),
                told.getString("code"),
                told.getInteger("seats"),
                TableState.valueOf(told.getString("state").toUpperCase(Locale.ROOT)),
                ticketId == null ? null : UUID.fromString(ticketId),
                told.getLong("version"));
    }
}
