package dev.lingka.recharge;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself within seconds, such as a notice. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long PAUSE_MILLIS = 100;

    private Eventually() {}

    static void holds(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came true that " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
