package dev.lingka.till.refund;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.till.sale.RefundView;

/**
 * What came of a refund: booked, or waiting for a second person.
 *
 * @param state {@code refunded} or {@code awaiting_approval}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefundAnswer(String state, RefundView refund, ApprovalView approval) {

    static RefundAnswer refunded(RefundView refund) {
        return new RefundAnswer("refunded", refund, null);
    }

    static RefundAnswer awaiting(ApprovalView approval) {
        return new RefundAnswer("awaiting_approval", null, approval);
    }
}
