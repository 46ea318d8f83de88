package dev.lingka.card.measure;

import dev.lingka.merchant.approval.ApprovalView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a proposal: one of both is set.
 *
 * @param measure a warning, which holds at once
 * @param approval what waits for a second person
 */
record ProposedMeasure(@Schema(nullable = true) MeasureDetail measure, @Schema(nullable = true) ApprovalView approval) {

    static ProposedMeasure taken(MeasureDetail measure) {
        return new ProposedMeasure(measure, null);
    }

    static ProposedMeasure waiting(ApprovalView approval) {
        return new ProposedMeasure(null, approval);
    }
}
