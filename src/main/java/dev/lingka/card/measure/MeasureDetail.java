package dev.lingka.card.measure;

import dev.lingka.merchant.programme.LocalizedText;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A measure as staff see it.
 *
 * @param proposedBy as in {@code staff:0190…}; neither this one nor who approved it may decide the appeal
 * @param approvedBy null for a warning
 * @param decidedBy who decided the appeal, {@code system} when nobody did in time; null without
 */
record MeasureDetail(
        UUID memberId,
        String proposedBy,
        @Schema(nullable = true) String approvedBy,
        @Schema(nullable = true) String decidedBy,
        MeasureView measure) {

    static MeasureDetail of(Measure measure, LocalizedText ruleText) {
        return new MeasureDetail(
                measure.memberId(),
                measure.proposedBy(),
                measure.approvedBy(),
                measure.appeal() == null ? null : measure.appeal().decidedBy(),
                MeasureView.of(measure, ruleText));
    }
}
