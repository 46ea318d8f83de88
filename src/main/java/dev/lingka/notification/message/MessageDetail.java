package dev.lingka.notification.message;

import dev.lingka.notification.Channel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message with what became of it on each channel, in the order in which they were tried. */
record MessageDetail(MessageRow message, List<Attempt> deliveries) {

    /**
     * One channel.
     *
     * @param state {@code waiting} for the ones before it, {@code pending}, {@code sent}, {@code delivered},
     *     {@code failed} or {@code suppressed}
     * @param reason of a failed or suppressed one
     */
    @Schema(name = "MessageAttempt")
    record Attempt(
            Channel channel,
            String state,
            @Schema(nullable = true) String reason,
            int attempts,
            Instant dueAt,
            @Schema(nullable = true) Instant sentAt,
            @Schema(nullable = true) Instant deliveredAt) {

        static Attempt of(Row row) {
            return new Attempt(
                    Channel.of(row.getString("channel")),
                    row.getString("state"),
                    row.getString("reason"),
                    row.getInteger("attempts"),
                    MessageRow.moment(row, "due_at"),
                    MessageRow.moment(row, "sent_at"),
                    MessageRow.moment(row, "delivered_at"));
        }
    }
}
