package dev.lingka.notification.message;

import dev.lingka.notification.Suppression;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of something that was to be said.
 *
 * @param reason of a suppressed one; else null
 */
public record PlannedMessage(String key, Result outcome, @Schema(nullable = true) Suppression reason, UUID messageId) {

    /** How it was decided. */
    public enum Result {
        PLANNED,
        SUPPRESSED,
        /** The key was planned before: nothing was done. */
        KNOWN
    }

    static PlannedMessage of(JsonObject told) {
        String reason = told.getString("reason");
        return new PlannedMessage(
                told.getString("key"),
                Result.valueOf(told.getString("outcome")),
                reason == null ? null : Suppression.valueOf(reason),
                UUID.fromString(told.getString("messageId")));
    }
}
