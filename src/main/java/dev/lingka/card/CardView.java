package dev.lingka.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card as its holder sees it.
 *
 * @param status {@code active}, {@code frozen}, {@code lost} or {@code closed}
 * @param spendableAt no value leaves the card before; null means at any time
 * @param benefitsUntil the last day on which it gives benefits, in the merchant's zone; null for one without a term
 */
public record CardView(
        UUID id,
        String kind,
        String kindName,
        @Schema(nullable = true) CardRules.Face face,
        String number,
        String status,
        long balanceCapFen,
        @Schema(nullable = true) Instant spendableAt,
        @Schema(nullable = true) UUID storeId,
        Instant createdAt,
        @Schema(nullable = true) LocalDate benefitsUntil) {

    /** In the words of the programme that is in force; a kind that is gone from it keeps its code as name. */
    public static CardView of(Card card, CardRules rules, Locale locale) {
        CardRules.Kind kind = rules.kind(card.kind()).orElse(null);
        return new CardView(
                card.id(),
                card.kind(),
                kind == null ? card.kind() : name(kind.name(), locale),
                kind == null ? null : kind.face(),
                card.number(),
                card.status().text(),
                card.balanceCapFen(),
                card.spendableAt(),
                card.storeId(),
                card.createdAt(),
                card.benefitsUntil());
    }

    private static String name(CardRules.Name name, Locale locale) {
        return locale.equals(Locale.ENGLISH) ? name.en() : name.zh();
    }
}
