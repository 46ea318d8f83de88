package dev.lingka.sandbox.wechat.open;

import dev.lingka.sandbox.wechat.book.SandboxClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often something was called in the running minute or day. It starts anew with the sandbox. */
final class Quota {
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    private final SandboxClock clock;
    private final Map<String, Used> used = new ConcurrentHashMap<>();

    private record Used(long period, int times) {}

    Quota(SandboxClock clock) {
        this.clock = clock;
    }

    void perMinute(String what, int most, int errcode) {
        take("minute " + what, clock.now() / MINUTE, most, errcode);
    }

    void perDay(String what, int most, int errcode) {
        take("day " + what, clock.now() / DAY, most, errcode);
    }

    /** Gives all daily counts of an app back, as clear_quota does. */
    void clear(String appid) {
        used.keySet().removeIf(what -> what.startsWith("day " + appid));
    }

    int today(String what) {
        Used now = used.get("day " + what);
        return now == null || now.period() != clock.now() / DAY ? 0 : now.times();
    }

    private void take(String what, long period, int most, int errcode) {
        Used now = used.merge(
                what,
                new Used(period, 1),
                (old, one) -> old.period() == period ? new Used(period, old.times() + 1) : one);
        if (now.times() > most) {
            throw new OpenProblem(errcode, "reach max api quota limit");
        }
    }
}
