package dev.lingka.recharge;

import dev.lingka.card.CardRules;
import dev.lingka.shared.Money;
import dev.lingka.shared.problem.FieldError;
import java.util.List;

/** Holds a recharge offer against the card kinds of the same programme. */
final class OfferFit {

    private OfferFit() {}

    static void check(RechargeOffer offer, List<CardRules.Kind> kinds, String path, List<FieldError> errors) {
        List<String> known = kinds.stream().map(CardRules.Kind::code).toList();
        for (int i = 0; i < offer.cardKinds().size(); i++) {
            if (!known.contains(offer.cardKinds().get(i))) {
                errors.add(new FieldError(
                        path + ".cardKinds[" + i + "]",
                        "UNKNOWN",
                        "there is no such card kind; known are " + String.join(", ", known),
                        "没有这个卡种，可以写的有：" + String.join(", ", known)));
            }
        }
        long most = kinds.stream()
                .filter(kind -> offer.cardKinds().isEmpty() || offer.cardKinds().contains(kind.code()))
                .mapToLong(CardRules.Kind::balanceCapFen)
                .max()
                .orElse(Long.MAX_VALUE);
        if (offer.bonusFen() > most - offer.payFen()) {
            errors.add(new FieldError(
                    path + ".bonusFen",
                    "OUT_OF_RANGE",
                    "what is paid and the bonus fit on no card: one holds " + Money.yuan(most) + " at most",
                    "实付加赠送超过卡的余额上限 " + Money.yuan(most)));
        }
    }

    /** A kind that begins with a recharge can be had: some offer or amount reaches it. */
    static void reaches(RechargeRules rules, CardRules.Kind kind, String path, List<FieldError> errors) {
        if (kind.startingFen() > rules.mostFen(kind.code())) {
            String least = Money.yuan(kind.startingFen());
            errors.add(new FieldError(
                    path + ".maxFen",
                    "OUT_OF_RANGE",
                    "no amount and no offer reaches the first recharge of " + least + " of card kind " + kind.code(),
                    "没有充值金额或优惠能达到卡种 " + kind.code() + " 的首充 " + least));
        }
    }
}
