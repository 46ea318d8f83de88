package dev.lingka.ledger.books;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The programme's section {@code ledger}.
 *
 * @param depositPercent of the outstanding principal that the issuer keeps on deposit (MOFCOM Order 2012 No. 9, Art.
 *     26: at least 20 for scale issuers, 30 for group issuers, 40 for brand issuers)
 */
public record LedgerRules(@Min(0) @Max(100) int depositPercent) {

    private static final long PERCENT = 100;

    /** The deposit on a balance, in fen, rounded up. */
    long depositFen(long principalFen) {
        return -Math.floorDiv(-Math.multiplyExact(principalFen, depositPercent), PERCENT);
    }
}
