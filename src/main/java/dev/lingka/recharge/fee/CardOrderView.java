package dev.lingka.recharge.fee;

import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order for a card, or for another term of one, as its payer sees it.
 *
 * @param purpose {@code card} or {@code renewal}
 * @param cardId null until the card is opened
 * @param totalFen what is paid: the fee, and what is put on the card
 */
record CardOrderView(
        UUID id,
        String purpose,
        String kind,
        @Schema(nullable = true) UUID cardId,
        long feeFen,
        long rechargeFen,
        long bonusFen,
        long totalFen,
        RechargeState state,
        Instant createdAt,
        Instant expiresAt,
        @Schema(nullable = true) Instant paidAt) {

    static CardOrderView of(RechargeOrder order) {
        return new CardOrderView(
                order.id(),
                order.purpose(),
                order.kind(),
                order.cardId(),
                order.feeFen(),
                order.amountFen(),
                order.bonusFen(),
                order.totalFen(),
                order.state(),
                order.createdAt(),
                order.expiresAt(),
                order.paidAt());
    }
}
