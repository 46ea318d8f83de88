package dev.lingka.card.measure;

import dev.lingka.card.conduct.MeasureKind;
import dev.lingka.merchant.programme.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A measure as the member reads it.
 *
 * @param ruleText the rule as it read when the measure was proposed
 * @param reason null once the person was deleted on request
 * @param state {@code announced}, {@code in_force}, {@code ended} or {@code lifted}
 * @param endsAt when a freeze ends by itself; null for others
 * @param appealUntil until when an appeal may be made
 * @param finalAt when a cancellation could no longer be changed; null before, and for others
 * @param endCause {@code time}, {@code appeal} (granted) or {@code undecided} (nobody decided in time); null before
 * @param appeal null when none was made
 */
record MeasureView(
        UUID id,
        MeasureKind kind,
        String rule,
        LocalizedText ruleText,
        @Schema(nullable = true) String reason,
        List<Evidence> evidence,
        String state,
        Instant takenAt,
        Instant takesEffectAt,
        @Schema(nullable = true) Instant endsAt,
        Instant appealUntil,
        @Schema(nullable = true) Instant finalAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String endCause,
        @Schema(nullable = true) AppealView appeal) {

    /**
     * An appeal.
     *
     * @param state {@code open}, {@code upheld} (the measure stays), {@code lifted} or {@code lapsed} (nobody decided
     *     in time, and the measure is lifted)
     * @param decideUntil afterwards the measure is lifted
     * @param reason of the decision; null before it and without one
     */
    record AppealView(
            UUID id,
            @Schema(nullable = true) String text,
            String state,
            Instant madeAt,
            Instant decideUntil,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) String reason) {

        static AppealView of(Measure.Appeal appeal) {
            return appeal == null
                    ? null
                    : new AppealView(
                            appeal.id(),
                            appeal.text(),
                            appeal.state(),
                            appeal.madeAt(),
                            appeal.decideUntil(),
                            appeal.decidedAt(),
                            appeal.reason());
        }
    }

    static MeasureView of(Measure measure, LocalizedText ruleText) {
        return new MeasureView(
                measure.id(),
                measure.kind(),
                measure.rule(),
                ruleText,
                measure.reason(),
                measure.evidence(),
                measure.state(),
                measure.takenAt(),
                measure.takesEffectAt(),
                measure.endsAt(),
                measure.appealUntil(),
                measure.finalAt(),
                measure.endedAt(),
                measure.endCause(),
                AppealView.of(measure.appeal()));
    }
}
