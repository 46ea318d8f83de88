package dev.lingka.queue.call;

import dev.lingka.queue.rule.LineTerms;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A host's wish to move a party to another line.
 *
 * @param line the new one
 * @param terms of the new line
 */
public record MoveTicket(UUID storeId, UUID ticketId, String line, LineTerms terms) {

    JsonObject json() {
        return new JsonObject()
                .put("storeId", storeId.toString())
                .put("ticketId", ticketId.toString())
                .put("line", line)
                .put("terms", terms.json());
    }
}
