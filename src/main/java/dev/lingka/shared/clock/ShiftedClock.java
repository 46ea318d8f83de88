package dev.lingka.shared.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A real clock plus an offset that can change while it runs; clocks of other zones made from it follow along. */
final class ShiftedClock extends Clock {

    private final Clock real;
    private final AtomicReference<Duration> offset;

    ShiftedClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private ShiftedClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /** It is that time now, whatever the clock beneath says. */
    void follow(Instant now) {
        offset.set(Duration.between(real.instant(), now));
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
