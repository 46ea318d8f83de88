package dev.lingka.recharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When to ask WeChat about something that is still open. */
@ApplicationScoped
public class CheckSchedule {

    private final List<Duration> after;

    CheckSchedule(RechargeConfig config) {
        after = config.checkAfter();
    }

    /**
     * The next moment after {@code now}, counted from the beginning; after the last step, that step again and again.
     */
    public Instant next(Instant begunAt, Instant now) {
        Duration last = after.get(after.size() - 1);
        return after.stream()
                .map(begunAt::plus)
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElseGet(() -> now.plus(last));
    }

    /** The same, and also when the order's time is up, so that it is closed then. */
    public Instant next(Instant begunAt, Instant now, Instant expiresAt) {
        Instant next = next(begunAt, now);
        return expiresAt.isAfter(now) && expiresAt.isBefore(next) ? expiresAt : next;
    }

    /** Whether all steps are over: what is refused now will be refused for good. */
    public boolean isOver(Instant begunAt, Instant now) {
        return !begunAt.plus(after.get(after.size() - 1)).isAfter(now);
    }
}
