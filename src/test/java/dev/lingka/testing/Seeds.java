package dev.lingka.testing;

import java.util.stream.LongStream;

/** Seeds of random tests: others in each run, or from {@code -Dlingka.test.seed=…} on. */
public final class Seeds {

    private Seeds() {}

    public static long first() {
        return Long.getLong("lingka.test.seed", System.nanoTime());
    }

    public static LongStream of(int runs) {
        long first = first();
        return LongStream.range(first, first + runs);
    }
}
