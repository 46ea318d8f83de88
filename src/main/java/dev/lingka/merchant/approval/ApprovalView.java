package dev.lingka.merchant.approval;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request with its decision, as staff see it. */
public record ApprovalView(
        UUID id,
        String kind,
        @Schema(nullable = true) UUID storeId,
        Map<String, Object> payload,
        String reason,
        String state,
        String requestedBy,
        String requestedName,
        Instant requestedAt,
        Instant expiresAt,
        @Schema(nullable = true) String decidedBy,
        @Schema(nullable = true) String decidedName,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) String decisionReason,
        @Schema(nullable = true) Map<String, Object> result) {

    static ApprovalView of(Approval approval) {
        return new ApprovalView(
                approval.id,
                approval.kind,
                approval.storeId,
                approval.payload.getMap(),
                approval.reason,
                approval.state.text(),
                approval.requestedBy,
                approval.requestedName,
                approval.requestedAt,
                approval.expiresAt,
                approval.decidedBy,
                approval.decidedName,
                approval.decidedAt,
                approval.decisionReason,
                approval.result == null ? null : approval.result.getMap());
    }
}
