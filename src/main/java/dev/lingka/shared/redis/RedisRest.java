package dev.lingka.shared.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Says when to leave Redis alone for a while: after so many failures in a row. */
public final class RedisRest {

    private final int failures;
    private final long nanos;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    /** In {@link System#nanoTime()}. */
    private volatile long until = System.nanoTime();

    public RedisRest(int failures, Duration length) {
        this.failures = failures;
        this.nanos = length.toNanos();
    }

    public boolean isOn() {
        return System.nanoTime() - until < 0;
    }

    public void answered() {
        failuresInARow.set(0);
    }

    /** True when this was one too many, and the rest begins. */
    public boolean failed() {
        boolean tooMany = failuresInARow.incrementAndGet() >= failures;
        if (tooMany) {
            until = System.nanoTime() + nanos;
        }
        return tooMany;
    }
}
