package dev.lingka.crash;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, always with an end. */
final class Pause {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void of(Duration length) {
        millis(length.toMillis());
    }

    /** Whether it came true in time. */
    static boolean until(Duration longest, BooleanSupplier holds) {
        long end = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            millis(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    /** Ends the run when it does not come true in time. */
    static void require(Duration longest, String what, BooleanSupplier holds) {
        if (!until(longest, holds)) {
            throw new IllegalStateException("not within " + longest.toSeconds() + " s: " + what);
        }
    }
}
