package dev.lingka.card;

import dev.lingka.ledger.Balance;
import dev.lingka.member.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card as staff see it.
 *
 * @param number masked
 * @param phone of its holder, masked; null without one
 * @param benefitsUntil the last day on which it gives benefits, in the merchant's zone; null for one without a term
 */
record CardDetail(
        UUID id,
        UUID memberId,
        String kind,
        String number,
        String status,
        @Schema(nullable = true) String phone,
        long principalFen,
        long bonusFen,
        long balanceCapFen,
        @Schema(nullable = true) Instant spendableAt,
        @Schema(nullable = true) UUID mergedInto,
        @Schema(nullable = true) UUID storeId,
        Instant createdAt,
        @Schema(nullable = true) LocalDate benefitsUntil) {

    static CardDetail of(Card card, Person holder, Balance balance) {
        return new CardDetail(
                card.id(),
                card.memberId(),
                card.kind(),
                CardNumber.masked(card.number()),
                card.status().text(),
                holder.phoneMasked(),
                balance.principalFen(),
                balance.bonusFen(),
                card.balanceCapFen(),
                card.spendableAt(),
                card.mergedInto(),
                card.storeId(),
                card.createdAt(),
                card.benefitsUntil());
    }
}
