package dev.lingka.crash;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Errands at a bounded rate, whatever the answers do: who waits for one keeps nobody else from asking. */
final class Load implements AutoCloseable {

    private static final int HANDS = 32;
    private static final long END_SECONDS = 240;
    /** Errands that found no hand in this time are left out, so that an outage is not followed by a flood. */
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Errands errands;
    private final long seed;
    private final long interval;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    private volatile boolean open = true;
    private volatile Throwable failure;

    Load(Errands errands, long seed, int perSecond) {
        this.errands = errands;
        this.seed = seed;
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void begin() {
        next.set(System.nanoTime());
        for (int i = 0; i < HANDS; i++) {
            Random random = new Random(seed * HANDS + i);
            hands.execute(() -> work(random));
        }
    }

    private void work(Random random) {
        while (open) {
            long now = System.nanoTime();
            long turn = next.updateAndGet(last -> Math.max(last + interval, now - FORGET_NANOS));
            run(random, Math.max(0, turn - now));
        }
    }

    /** A harness that fails silently would show nothing: the last failure is told at the end. */
    private void run(Random random, long afterNanos) {
        try {
            Pause.millis(TimeUnit.NANOSECONDS.toMillis(afterNanos));
            errands.run(random);
            done.incrementAndGet();
        } catch (RuntimeException e) {
            broken.incrementAndGet();
            failure = e;
        }
    }

    /** No new errands; those under way are brought to their end. */
    void end() {
        open = false;
        hands.shutdown();
        try {
            if (!hands.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("errands do not come to an end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long done() {
        return done.get();
    }

    long broken() {
        return broken.get();
    }

    Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        open = false;
        hands.shutdownNow();
    }
}
