package dev.lingka.card;

import dev.lingka.shared.Money;
import dev.lingka.shared.problem.FieldError;
import java.util.List;

/** Finds what a card kind says against itself about fees, first payments and its term. */
final class KindCheck {

    private static final String INVALID = "INVALID";
    private static final int SHORTEST_MONTH = 28;

    private final CardRules.Kind kind;
    private final String at;
    private final List<FieldError> errors;

    KindCheck(CardRules.Kind kind, String at, List<FieldError> errors) {
        this.kind = kind;
        this.at = at;
        this.errors = errors;
    }

    void run() {
        firstRecharge();
        firstPurchase();
        if (kind.term() != null) {
            term(kind.term());
        }
    }

    private void firstRecharge() {
        if (kind.startingFen() > kind.balanceCapFen()) {
            String cap = Money.yuan(kind.balanceCapFen());
            errors.add(new FieldError(
                    at + ".firstRechargeFen",
                    "OUT_OF_RANGE",
                    "a card of this kind holds " + cap + " at most",
                    "本卡种余额上限为 " + cap));
        }
    }

    private void firstPurchase() {
        if (kind.purchaseFen() > 0 && kind.openingFen() + kind.startingFen() > 0) {
            errors.add(new FieldError(
                    at + ".firstPurchaseFen",
                    INVALID,
                    "a card is given for a first purchase or sold, not both; leave out feeFen and firstRechargeFen",
                    "首购赠卡与收费开卡只能选一种，请删去 feeFen 和 firstRechargeFen"));
        }
    }

    private void term(CardRules.Term term) {
        if (kind.renewingFen() == 0) {
            errors.add(new FieldError(
                    at + ".term.renewFeeFen",
                    "REQUIRED",
                    "a card that was free has no fee to renew by; say what another term costs",
                    "免费开卡的卡种须写明续期费用"));
        }
        if (term.noticeDays() >= SHORTEST_MONTH * term.months()) {
            errors.add(
                    new FieldError(at + ".term.noticeDays", INVALID, "shorter than the term itself", "提前通知的天数必须短于期限"));
        }
    }
}
