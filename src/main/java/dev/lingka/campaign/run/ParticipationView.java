package dev.lingka.campaign.run;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one member has of one run.
 *
 * @param heldOut left alone, so that the effect can be told
 * @param nextAt when the next step is due; null when there is none
 * @param ended why there is none before the last step: {@code merged} or {@code deleted}
 */
record ParticipationView(
        UUID runId,
        String period,
        boolean heldOut,
        Instant joinedAt,
        @Schema(nullable = true) Instant nextAt,
        @Schema(nullable = true) String ended,
        List<DoneStep> steps) {

    /**
     * A step that was done.
     *
     * @param outcome {@code GIVEN}, {@code SAID}, {@code SUPPRESSED}: only words, which might not be said,
     *     {@code SKIPPED}: its condition did not hold, or why nothing was given
     * @param message {@code PLANNED}, or why it was not said; null without a message
     */
    record DoneStep(
            String step,
            String outcome,
            @Schema(nullable = true) String coupon,
            @Schema(nullable = true) UUID couponId,
            long points,
            @Schema(nullable = true) String message,
            @Schema(nullable = true) UUID messageId,
            Instant doneAt) {

        static DoneStep of(JsonObject step) {
            return new DoneStep(
                    step.getString("step"),
                    step.getString("outcome"),
                    step.getString("coupon"),
                    id(step.getString("couponId")),
                    step.getLong("points"),
                    step.getString("message"),
                    id(step.getString("messageId")),
                    OffsetDateTime.parse(step.getString("doneAt")).toInstant());
        }

        private static UUID id(String text) {
            return text == null ? null : UUID.fromString(text);
        }
    }

    static ParticipationView of(Row row) {
        OffsetDateTime next = row.getOffsetDateTime("due_at");
        return new ParticipationView(
                row.getUUID("run_id"),
                row.getString("period"),
                row.getBoolean("held_out"),
                row.getOffsetDateTime("joined_at").toInstant(),
                next == null ? null : next.toInstant(),
                row.getString("ended"),
                row.getJsonArray("steps").stream()
                        .map(JsonObject.class::cast)
                        .map(DoneStep::of)
                        .toList());
    }
}
