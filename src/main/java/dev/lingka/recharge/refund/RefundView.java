package dev.lingka.recharge.refund;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refund as its member and staff see it.
 *
 * @param amountFen what goes back to the payer
 * @param bonusFen bonus that was taken back with it
 */
public record RefundView(
        UUID id,
        @Schema(nullable = true) UUID orderId,
        String channel,
        long amountFen,
        long bonusFen,
        String reason,
        RefundPhase state,
        Instant requestedAt,
        @Schema(nullable = true) Instant finishedAt) {

    public static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.orderId(),
                refund.channel(),
                refund.amountFen(),
                refund.bonusFen(),
                refund.reason(),
                refund.state(),
                refund.requestedAt(),
                refund.finishedAt());
    }
}
