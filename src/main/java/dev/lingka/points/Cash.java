package dev.lingka.points;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Points as money at the till: {@code points} are worth {@code fen}.
 *
 * @param maxShareBasisPoints how much of a sale they may pay; 10000 is all of it
 * @param minPoints the fewest that are spent at once; null for any number
 */
public record Cash(
        @Min(1) @Max(1_000_000) long points,
        @Min(1) @Max(1_000_000) long fen,
        @Min(1) @Max(10_000) int maxShareBasisPoints,
        @Min(1) Long minPoints) {

    private static final long WHOLE = 10_000;

    /** What so many points pay, in whole fen; what is below a fen pays nothing. */
    public long fenOf(long held) {
        return held / points * fen + held % points * fen / points;
    }

    /** The fewest points that are worth so many fen. */
    public long pointsFor(long wantedFen) {
        return wantedFen / fen * points + (wantedFen % fen * points + fen - 1) / fen;
    }

    /** The most fen of a sale that points may pay. */
    public long mostFen(long saleFen) {
        return saleFen * maxShareBasisPoints / WHOLE;
    }
}
