package dev.lingka.recharge.fee;

import dev.lingka.card.CardRules;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The kinds of card that there are, and what they cost.
 *
 * @param termsVersion of the recharge terms, which an order accepts
 */
record KindsView(List<CardKind> kinds, String termsVersion) {

    /**
     * One kind. Amounts are 0 where nothing is asked.
     *
     * @param opensBy {@code joining}, {@code order} or {@code counter}
     * @param perMember how many one person may ever have; null for as many as they like, one at a time
     */
    record CardKind(
            String code,
            String name,
            long balanceCapFen,
            String opensBy,
            long feeFen,
            long firstRechargeFen,
            long firstPurchaseFen,
            boolean documentNeeded,
            @Schema(nullable = true) Integer perMember,
            long reissueFeeFen,
            @Schema(nullable = true) CardTerm term) {

        static CardKind of(CardRules.Kind kind, Locale locale) {
            return new CardKind(
                    kind.code(),
                    locale.equals(Locale.ENGLISH)
                            ? kind.name().en()
                            : kind.name().zh(),
                    kind.balanceCapFen(),
                    kind.opensBy().text(),
                    kind.openingFen(),
                    kind.startingFen(),
                    kind.purchaseFen(),
                    kind.document() != null,
                    kind.perMember(),
                    kind.replacingFen(),
                    kind.term() == null ? null : CardTerm.of(kind));
        }
    }

    /** For how long it gives benefits, and what another time costs. */
    record CardTerm(int months, int noticeDays, long renewFeeFen) {

        static CardTerm of(CardRules.Kind kind) {
            return new CardTerm(kind.term().months(), kind.term().noticeDays(), kind.renewingFen());
        }
    }

    static KindsView of(CardRules rules, String termsVersion, Locale locale) {
        return new KindsView(
                rules.kinds().stream().map(kind -> CardKind.of(kind, locale)).toList(), termsVersion);
    }
}
