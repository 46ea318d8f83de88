package dev.lingka.card.measure;

import dev.lingka.card.conduct.MeasureKind;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A measure and its appeal as their rows have them. They change in the SQL functions of this feature alone.
 *
 * @param reason null once the person was deleted on request
 * @param endsAt of a freeze; null for others
 * @param approvedBy null for a warning
 * @param appeal null when none was made
 */
record Measure(
        UUID id,
        UUID memberId,
        MeasureKind kind,
        String rule,
        int programmeVersion,
        String reason,
        List<Evidence> evidence,
        String state,
        String proposedBy,
        String approvedBy,
        Instant takenAt,
        Instant takesEffectAt,
        Instant endsAt,
        Instant appealUntil,
        Instant finalAt,
        Instant endedAt,
        String endCause,
        Appeal appeal) {

    static final String SELECT =
            """
            select m.*, a.id as appeal_id, a.text as appeal_text, a.state as appeal_state, a.made_at, a.decide_until,
                   a.decided_by, a.decided_at, a.reason as appeal_reason
              from measure m
              left join measure_appeal a on a.merchant_id = m.merchant_id and a.measure_id = m.id
             where m.merchant_id = $1""";

    /** What the member said, and what came of it; the last three are null until it is decided. */
    record Appeal(
            UUID id,
            String text,
            String state,
            Instant madeAt,
            Instant decideUntil,
            String decidedBy,
            Instant decidedAt,
            String reason) {

        static Appeal of(Row row) {
            UUID id = row.getUUID("appeal_id");
            return id == null
                    ? null
                    : new Appeal(
                            id,
                            row.getString("appeal_text"),
                            row.getString("appeal_state"),
                            at(row, "made_at"),
                            at(row, "decide_until"),
                            row.getString("decided_by"),
                            at(row, "decided_at"),
                            row.getString("appeal_reason"));
        }
    }

    static Measure of(Row row) {
        return new Measure(
                row.getUUID("id"),
                row.getUUID("member_id"),
                MeasureKind.of(row.getString("kind")),
                row.getString("rule"),
                row.getInteger("programme_version"),
                row.getString("reason"),
                Evidence.of(row.getJsonArray("evidence")),
                row.getString("state"),
                row.getString("proposed_by"),
                row.getString("approved_by"),
                at(row, "taken_at"),
                at(row, "takes_effect_at"),
                at(row, "ends_at"),
                at(row, "appeal_until"),
                at(row, "final_at"),
                at(row, "ended_at"),
                row.getString("end_cause"),
                Appeal.of(row));
    }

    private static Instant at(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }
}
