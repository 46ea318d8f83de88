package dev.lingka.dryrun.play;

import dev.lingka.till.sale.TillRules;

/** The value of one card while it is played: never below zero. */
final class Purse {

    private final String kind;
    private long principalFen;
    private long bonusFen;

    Purse(History.Card card) {
        kind = card.kind();
        principalFen = card.principalFen();
        bonusFen = card.bonusFen();
    }

    /** What a card paid, or what comes back of it. */
    record Paid(long principalFen, long bonusFen) {

        long walletFen() {
            return principalFen + bonusFen;
        }
    }

    String kind() {
        return kind;
    }

    long principalFen() {
        return principalFen;
    }

    long bonusFen() {
        return bonusFen;
    }

    /** Pays so much, or all there is. */
    Paid pay(long wantedFen, TillRules rules) {
        long wallet = Math.min(wantedFen, principalFen + bonusFen);
        long principal = rules.principalOf(wallet, principalFen, bonusFen);
        Paid paid = new Paid(principal, wallet - principal);
        move(-paid.principalFen(), -paid.bonusFen());
        return paid;
    }

    void move(long principal, long bonus) {
        principalFen = Math.max(0, principalFen + principal);
        bonusFen = Math.max(0, bonusFen + bonus);
    }
}
