package dev.lingka.recharge.refund;

import dev.lingka.merchant.approval.ApprovalView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a refund by staff: it has begun, or it waits for a second person.
 *
 * @param refund null while it waits
 * @param approval null when nobody else was needed
 */
public record RefundAnswer(@Schema(nullable = true) RefundView refund, @Schema(nullable = true) ApprovalView approval) {

    static RefundAnswer begun(Refund refund) {
        return new RefundAnswer(RefundView.of(refund), null);
    }

    static RefundAnswer waiting(ApprovalView approval) {
        return new RefundAnswer(null, approval);
    }
}
