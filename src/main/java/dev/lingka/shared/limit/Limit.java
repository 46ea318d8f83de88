package dev.lingka.shared.limit;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/**
 * At most so many in any stretch of time of that length. Written {@code count/window}, as in {@code 30/1M}.
 *
 * @param count at least 1
 * @param window at least a millisecond
 */
public record Limit(int count, Duration window) {

    public Limit {
        if (count < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a limit is count/window, as in 30/1M, not " + count + "/" + window);
        }
    }

    /** Reads {@code 30/1M}, with the durations that Quarkus reads; this is how settings become limits. */
    public static Limit parse(CharSequence text) {
        String[] parts = text.toString().split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("a limit is count/window, as in 30/1M, not " + text);
        }
        return new Limit(Integer.parseInt(parts[0].strip()), DurationConverter.parseDuration(parts[1].strip()));
    }

    /** A part of this limit, but never nothing at all. */
    Limit share(double part) {
        return new Limit(Math.max(1, (int) (count * part)), window);
    }
}
