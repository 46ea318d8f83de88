package dev.lingka.recharge;

import dev.lingka.merchant.programme.LocalizedText;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a card can be recharged with now, and under which terms.
 *
 * @param items offers that this member can still take
 */
public record OffersView(
        UUID cardId,
        String termsVersion,
        boolean ownAmount,
        long minFen,
        long maxFen,
        int refundDays,
        RefundTerms.Later refundLater,
        RefundTerms.SpentBonus spentBonus,
        List<Item> items) {

    /** One offer. */
    public record Item(
            String code,
            LocalizedText name,
            long payFen,
            long bonusFen,
            boolean firstTime,
            @Schema(nullable = true) Integer limitPerMember) {

        static Item of(RechargeOffer offer) {
            return new Item(
                    offer.code(),
                    offer.name(),
                    offer.payFen(),
                    offer.bonusFen(),
                    offer.firstTime(),
                    offer.limitPerMember());
        }
    }

    static OffersView of(UUID cardId, RechargeRules rules, List<RechargeOffer> offers) {
        return new OffersView(
                cardId,
                rules.termsVersion(),
                rules.ownAmount(),
                rules.minFen(),
                rules.maxFen(),
                rules.refund().selfServiceDays(),
                rules.refund().later(),
                rules.refund().spentBonus(),
                offers.stream().map(Item::of).toList());
    }
}
