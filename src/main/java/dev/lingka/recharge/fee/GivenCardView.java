package dev.lingka.recharge.fee;

import dev.lingka.card.Card;
import dev.lingka.card.CardNumber;
import dev.lingka.shared.database.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card that was given or re-issued at the counter.
 *
 * @param number masked
 * @param orderId what was paid for it; null when nothing was
 * @param benefitsUntil the last day on which it gives benefits; null for one without a term
 */
record GivenCardView(
        UUID cardId,
        UUID memberId,
        String number,
        @Schema(nullable = true) UUID orderId,
        long feeFen,
        long rechargeFen,
        @Schema(nullable = true) LocalDate benefitsUntil) {

    static GivenCardView of(Card card, Outcome given) {
        String orderId = given.figures().getString("orderId");
        return new GivenCardView(
                card.id(),
                card.memberId(),
                CardNumber.masked(card.number()),
                orderId == null ? null : UUID.fromString(orderId),
                given.figures().getLong("feeFen"),
                given.figures().getLong("amountFen", 0L),
                card.benefitsUntil());
    }
}
