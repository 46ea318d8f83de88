package dev.lingka.shared.redis;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attempts counted in this process, bounded in number; the oldest windows give way. */
final class LocalAttempts {

    private static final int MOST = 10_000;

    private final Map<String, Window> windows = new LinkedHashMap<>();

    private record Window(long count, long endNanos) {

        boolean isOver() {
            return System.nanoTime() - endNanos >= 0;
        }
    }

    synchronized long add(String key, Duration length) {
        Window known = live(key);
        Window next = known == null
                ? new Window(1, System.nanoTime() + length.toNanos())
                : new Window(known.count() + 1, known.endNanos());
        if (known == null && windows.size() >= MOST) {
            Iterator<String> oldest = windows.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        windows.put(key, next);
        return next.count();
    }

    synchronized long count(String key) {
        Window known = live(key);
        return known == null ? 0 : known.count();
    }

    private Window live(String key) {
        Window known = windows.get(key);
        if (known != null && known.isOver()) {
            windows.remove(key);
            return null;
        }
        return known;
    }
}
