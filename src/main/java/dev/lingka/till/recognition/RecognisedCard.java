package dev.lingka.till.recognition;

import dev.lingka.card.Card;
import dev.lingka.card.CardNumber;
import dev.lingka.card.CardRules;
import dev.lingka.ledger.Balance;
import dev.lingka.member.Person;
import dev.lingka.member.Profile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card as the cashier sees it before charging it: enough to greet its holder and to tell whether it can pay.
 *
 * @param memberId who holds it, for their coupons, points and benefits
 * @param kindName what the programme calls this kind of card; null for a kind that it has no more
 * @param number masked
 * @param name of its holder, masked; null when they told none
 * @param phone of its holder, masked; null without one
 * @param status {@code active}, {@code frozen}, {@code lost} or {@code closed}
 * @param identifiedBy {@code code}, {@code phone}, {@code member_number} or {@code physical_card}; only a code pays
 *     without the member's word
 * @param spendableAt from when on its value can be spent
 */
record RecognisedCard(
        UUID cardId,
        UUID memberId,
        String kind,
        @Schema(nullable = true) CardRules.Name kindName,
        String number,
        @Schema(nullable = true) String name,
        @Schema(nullable = true) String phone,
        String status,
        String identifiedBy,
        long principalFen,
        long bonusFen,
        long balanceCapFen,
        @Schema(nullable = true) Instant spendableAt) {

    static RecognisedCard of(Card card, String identifiedBy, CardRules rules, Holder holder, Balance balance) {
        return new RecognisedCard(
                card.id(),
                card.memberId(),
                card.kind(),
                rules.kind(card.kind()).map(CardRules.Kind::name).orElse(null),
                CardNumber.masked(card.number()),
                masked(holder.profile()),
                holder.person().phoneMasked(),
                card.status().text(),
                identifiedBy,
                balance.principalFen(),
                balance.bonusFen(),
                card.balanceCapFen(),
                card.spendableAt());
    }

    /** Who holds it, and what they told. */
    record Holder(Person person, Profile profile) {}

    /** The first sign of a name says enough to greet somebody, and not enough to find them. */
    private static String masked(Profile profile) {
        String name = profile.name() == null ? profile.nickname() : profile.name();
        return name == null ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }
}
