package dev.lingka.queue.call;

import dev.lingka.queue.rule.LineTerms;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A host's wish to call a party.
 *
 * @param ticketId null for the next: the first that waits and is there
 */
public record CallTicket(UUID storeId, String line, UUID ticketId, LineTerms terms) {

    JsonObject json() {
        return new JsonObject()
                .put("storeId", storeId.toString())
                .put("line", line)
                .put("ticketId", ticketId == null ? null : ticketId.toString())
                .put("terms", terms.json());
    }
}
