package dev.lingka.recharge;

import dev.lingka.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How members may recharge.
 *
 * @param ownAmount whether they may name an amount themselves, between {@code minFen} and {@code maxFen}
 * @param termsVersion the recharge terms in force; buying accepts exactly these
 * @param payWithinMinutes how long an order waits for its payment
 */
public record RechargeRules(
        boolean ownAmount,
        @Min(1) long minFen,
        @Min(1) long maxFen,
        @NotBlank @Size(max = 40) String termsVersion,
        @Min(2) @Max(120) int payWithinMinutes,
        @NotNull @Valid RefundTerms refund,
        @NotNull @Size(max = 50) List<@NotNull @Valid RechargeOffer> offers) {

    public RechargeRules {
        offers = offers == null ? null : List.copyOf(offers);
    }

    /** What is on offer for cards of a kind now. */
    public List<RechargeOffer> offersFor(String cardKind, Instant now) {
        return offers.stream().filter(offer -> offer.appliesTo(cardKind, now)).toList();
    }

    /**
     * The wish, priced. Limits per member and the card's cap are for the database to hold.
     *
     * @throws ProblemException TERMS_CHANGED, OFFER_NOT_AVAILABLE, or INVALID_REQUEST naming the field
     */
    public Sale sell(Wish wish, String cardKind, Instant now) {
        requireTerms(wish.termsVersion());
        if ((wish.offerCode() == null) == (wish.amountFen() == null)) {
            throw ProblemException.invalid("offerCode", "INVALID", "give either offerCode or amountFen");
        }
        return wish.offerCode() == null ? own(wish.amountFen()) : offered(wish.offerCode(), cardKind, now);
    }

    /** Throws TERMS_CHANGED for another version than the one in force. */
    public void requireTerms(String accepted) {
        if (!termsVersion.equals(accepted)) {
            throw ProblemException.of(RechargeProblem.TERMS_CHANGED, Map.of("termsVersion", termsVersion));
        }
    }

    /** The most that one payment puts on a card of a kind. */
    long mostFen(String cardKind) {
        long offered = offers.stream()
                .filter(offer ->
                        offer.cardKinds().isEmpty() || offer.cardKinds().contains(cardKind))
                .mapToLong(RechargeOffer::payFen)
                .max()
                .orElse(0);
        return Math.max(offered, ownAmount ? maxFen : 0);
    }

    private Sale offered(String code, String cardKind, Instant now) {
        return offersFor(cardKind, now).stream()
                .filter(offer -> offer.code().equals(code))
                .findFirst()
                .map(RechargeOffer::sale)
                .orElseThrow(() -> ProblemException.of(RechargeProblem.OFFER_NOT_AVAILABLE));
    }

    private Sale own(long amountFen) {
        if (!ownAmount) {
            throw ProblemException.invalid("amountFen", "NOT_ALLOWED", "choose one of the offers");
        }
        if (amountFen < minFen || amountFen > maxFen) {
            throw ProblemException.invalid("amountFen", "OUT_OF_RANGE", "from " + minFen + " to " + maxFen + " fen");
        }
        return Sale.own(amountFen);
    }
}
