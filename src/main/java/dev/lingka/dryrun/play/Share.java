package dev.lingka.dryrun.play;

import java.math.BigInteger;

/** Parts of a whole, rounded down from the first part on, so that they never come to more than the whole. */
final class Share {

    private Share() {}

    /** Of {@code whole}, what belongs to {@code part} of {@code of}; all of it where {@code of} is nothing. */
    static long of(long whole, long part, long of) {
        return of == 0
                ? whole
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(part))
                        .divide(BigInteger.valueOf(of))
                        .longValueExact();
    }
}
