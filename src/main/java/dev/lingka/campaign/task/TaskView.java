package dev.lingka.campaign.task;

import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something to do for a member. Who that is, is read where members are read.
 *
 * @param storeId whose staff; null for who is in all stores
 * @param dueOn the last day for it
 * @param state {@code open}, {@code done} or {@code dropped}
 * @param note what came of it
 */
record TaskView(
        UUID id,
        UUID memberId,
        @Schema(nullable = true) UUID storeId,
        LocalizedText words,
        LocalDate dueOn,
        String state,
        @Schema(nullable = true) String note,
        Instant createdAt,
        @Schema(nullable = true) String closedBy,
        @Schema(nullable = true) Instant closedAt) {

    static TaskView of(Row row) {
        OffsetDateTime closed = row.getOffsetDateTime("closed_at");
        return new TaskView(
                row.getUUID("id"),
                row.getUUID("member_id"),
                row.getUUID("store_id"),
                LocalizedText.of(row.getJsonObject("words")),
                row.getLocalDate("due_on"),
                row.getString("state"),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("closed_by"),
                closed == null ? null : closed.toInstant());
    }
}
