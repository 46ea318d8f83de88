package dev.lingka.recharge;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order as its member sees it.
 *
 * @param cardId null for a card that is not open before the order is paid
 * @param purpose {@code recharge}, {@code card}, {@code renewal} or {@code reissue}
 * @param feeFen what is paid beside {@code amountFen}, which is what it puts on the card
 * @param refundedFen principal that was given back or is on its way
 * @param refundableUntil until when a refund needs nobody's consent; null while it is not paid
 */
public record RechargeView(
        UUID id,
        @Schema(nullable = true) UUID cardId,
        String purpose,
        long feeFen,
        String channel,
        long amountFen,
        long bonusFen,
        @Schema(nullable = true) String offerCode,
        String termsVersion,
        RechargeState state,
        Instant createdAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant paidAt,
        long refundedFen,
        @Schema(nullable = true) Instant refundableUntil) {

    public static RechargeView of(RechargeOrder order) {
        return new RechargeView(
                order.id(),
                order.cardId(),
                order.purpose(),
                order.feeFen(),
                order.channel(),
                order.amountFen(),
                order.bonusFen(),
                order.offerCode(),
                order.termsVersion(),
                order.state(),
                order.createdAt(),
                order.expiresAt(),
                order.paidAt(),
                order.refundedFen(),
                order.refundableUntil());
    }
}
