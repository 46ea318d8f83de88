package dev.lingka.shared.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A real clock plus an offset that can change while it runs; clocks of other zones made from it follow along. */
final class ShiftedClock extends Clock {

    /** Less than this is what an answer takes, and no wrong clock: following it would make time go back and forth. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final Clock real;
    private final AtomicReference<Duration> offset;

    ShiftedClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private ShiftedClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /** It is that time now, and shifted by so much, whatever the clock beneath says. */
    void follow(Instant now, Duration shift) {
        Duration wrong = Duration.between(real.instant(), now);
        offset.set(wrong.abs().compareTo(TOLERANCE) > 0 ? shift.plus(wrong) : shift);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftedClock(real.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }
}
