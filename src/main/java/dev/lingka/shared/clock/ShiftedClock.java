package dev.lingka.shared.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus an offset that can change while it runs; clocks of other zones made from it follow along. */
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

    void shiftTo(Duration newOffset) {
        offset.set(newOffset);
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
