package dev.lingka.shared.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts in this process, for a bounded number of subjects: those not seen for longest are forgotten first. */
@ApplicationScoped
public class LocalWindows {

    private static final int PARTS = 16;

    private final Part[] parts = new Part[PARTS];

    LocalWindows(LimitConfig config) {
        int size = Math.max(1, config.localSubjects() / PARTS);
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part(size);
        }
    }

    /**
     * Takes a place for the subject.
     *
     * @return 0, or the milliseconds until there is a place again
     */
    public long take(String key, Limit limit) {
        Part part = parts[Math.floorMod(key.hashCode(), PARTS)];
        return part.count(key).take(limit, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** A part of the subjects with its own lock, so that threads seldom meet. */
    private static final class Part {
        private final Map<String, WindowCount> counts;

        Part(int size) {
            counts = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, WindowCount> eldest) {
                    return size() > size;
                }
            };
        }

        synchronized WindowCount count(String key) {
            return counts.computeIfAbsent(key, unseen -> new WindowCount());
        }
    }
}
