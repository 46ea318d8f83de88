package dev.lingka.shared.limit;

/**
 * Counts one subject in this process: what came in this window, and the part of the window before that still lies
 * within reach. It counts as {@link RedisWindows} does; refused tries are not counted, so that nobody locks himself
 * out for longer by trying.
 */
final class WindowCount {

    private long window;
    private long current;
    private long previous;

    /**
     * Takes a place.
     *
     * @return 0, or the milliseconds until there is a place again
     */
    synchronized long take(Limit limit, long nowMillis) {
        long length = limit.window().toMillis();
        advance(nowMillis / length);
        long left = length - nowMillis % length;
        if (current + previous * left / length < limit.count()) {
            current++;
            return 0;
        }
        if (current < limit.count()) {
            return left - (limit.count() - current) * length / previous + 1;
        }
        return left + 1;
    }

    private void advance(long now) {
        if (now == window) {
            return;
        }
        previous = now == window + 1 ? current : 0;
        current = 0;
        window = now;
    }
}
