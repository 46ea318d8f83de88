package dev.lingka.queue.line;

import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line as it stands.
 *
 * @param day the business day that its numbers belong to
 * @param message for those who come while it is paused; null for none
 * @param version rises with every change in the line
 */
public record Line(UUID storeId, String code, LocalDate day, boolean paused, LocalizedText message, long version) {

    static Line of(JsonObject told) {
        return new Line(
                UUID.fromString(told.getString("storeId")),
                told.getString("line"),
                LocalDate.parse(told.getString("day")),
                told.getBoolean("paused"),
                LocalizedText.of(told.getJsonObject("message")),
                told.getLong("version"));
    }
}
