package dev.lingka.notification.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.Channel;
import dev.lingka.notification.MessageClass;
import dev.lingka.shared.http.Cursor;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as staff see it.
 *
 * @param source what it came of, as in {@code event:RechargePaid:17} or {@code campaign:<run>:<step>}
 * @param title null when the person was deleted, as is the text
 * @param status {@code planned}, {@code suppressed}, {@code sent}, {@code delivered}, {@code failed}, {@code read} or
 *     {@code clicked}
 * @param reason of a suppressed or failed one; of others why a channel before was not used
 * @param channel that took it
 */
record MessageRow(
        UUID id,
        UUID memberId,
        @JsonProperty("class") MessageClass messageClass,
        String kind,
        String source,
        @Schema(nullable = true) LocalizedText title,
        @Schema(nullable = true) LocalizedText text,
        @Schema(nullable = true) String page,
        int value,
        String status,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) Channel channel,
        Instant plannedAt,
        Instant dueAt,
        @Schema(nullable = true) Instant notAfter,
        @Schema(nullable = true) Instant sentAt,
        @Schema(nullable = true) Instant deliveredAt,
        @Schema(nullable = true) Instant readAt,
        @Schema(nullable = true) Instant clickedAt) {

    static MessageRow of(Row row) {
        return new MessageRow(
                row.getUUID("id"),
                row.getUUID("member_id"),
                MessageClass.of(row.getString("class")),
                row.getString("kind"),
                row.getString("source"),
                words(row, "title"),
                words(row, "text"),
                row.getString("page"),
                row.getShort("value"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("channel") == null ? null : Channel.of(row.getString("channel")),
                moment(row, "planned_at"),
                moment(row, "due_at"),
                moment(row, "not_after"),
                moment(row, "sent_at"),
                moment(row, "delivered_at"),
                moment(row, "read_at"),
                moment(row, "clicked_at"));
    }

    static Instant moment(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    private static LocalizedText words(Row row, String column) {
        JsonObject told = row.getJsonObject(column);
        return told.isEmpty() ? null : LocalizedText.of(told);
    }

    Cursor cursor() {
        return Cursor.of(plannedAt, id);
    }
}
