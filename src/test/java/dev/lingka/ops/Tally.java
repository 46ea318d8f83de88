package dev.lingka.ops;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was answered, and the longest time in which nobody was served. */
final class Tally {

    private final Map<String, Integer> answers = new TreeMap<>();
    private final String what;
    private long servedAt = System.nanoTime();
    private long longestNanos;

    Tally(String what) {
        this.what = what;
    }

    synchronized void answered(String how) {
        answers.merge(how, 1, Integer::sum);
    }

    synchronized void served() {
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - servedAt);
        servedAt = now;
    }

    /** Time spent on opening the shop is nobody's waiting. */
    synchronized void begin() {
        servedAt = System.nanoTime();
    }

    synchronized void tell() {
        answers.forEach((how, times) -> System.out.printf("%s_%s %d answers -%n", what, how, times));
        System.out.printf(
                "%s_longest_gap %.1f s -%n",
                what, longestNanos / (double) Duration.ofSeconds(1).toNanos());
    }
}
