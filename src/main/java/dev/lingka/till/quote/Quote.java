package dev.lingka.till.quote;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A price that was told.
 *
 * @param basket {@code totalFen} to pay, {@code lines} and {@code pricing} as the money functions take them
 */
record Quote(UUID id, UUID cardId, UUID storeId, JsonObject basket, Instant lapsesAt) {

    long totalFen() {
        return basket.getLong("totalFen");
    }

    long listFen() {
        return pricing().getLong("listFen");
    }

    JsonArray lines() {
        return basket.getJsonArray("lines");
    }

    /** The quote's id goes along, so that the charge uses it up. */
    JsonObject pricing() {
        return basket.getJsonObject("pricing").copy().put("quoteId", id.toString());
    }
}
