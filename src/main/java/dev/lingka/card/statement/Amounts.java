package dev.lingka.card.statement;

/** Principal and bonus, in fen: held, or moved with their sign. */
record Amounts(long principalFen, long bonusFen, long totalFen) {

    static final Amounts NONE = new Amounts(0, 0, 0);

    static Amounts of(long principalFen, long bonusFen) {
        return new Amounts(principalFen, bonusFen, Math.addExact(principalFen, bonusFen));
    }

    /** An amount of one asset. */
    static Amounts of(String asset, long fen) {
        return asset.equals("bonus") ? of(0, fen) : of(fen, 0);
    }

    Amounts plus(Amounts other) {
        return of(Math.addExact(principalFen, other.principalFen), Math.addExact(bonusFen, other.bonusFen));
    }
}
