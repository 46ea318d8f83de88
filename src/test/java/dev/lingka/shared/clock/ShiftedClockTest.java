package dev.lingka.shared.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The clock that decides what has expired. */
class ShiftedClockTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration WRONG = Duration.ofMinutes(10);

    @Test
    void aMachineThatIsTenMinutesAheadTellsTheTimeThatItWasGiven() {
        ShiftedClock clock = new ShiftedClock(Clock.fixed(NOW.plus(WRONG), ZoneOffset.UTC));

        clock.follow(NOW, Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void aMachineThatIsTenMinutesBehindTellsItInOtherZonesToo() {
        ShiftedClock clock = new ShiftedClock(Clock.fixed(NOW.minus(WRONG), ZoneOffset.UTC));
        Clock inShanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.follow(NOW, Duration.ZERO);

        assertThat(inShanghai.instant()).isEqualTo(NOW);
    }

    @Test
    void whatAnAnswerTakesIsNoWrongClock() {
        ShiftedClock clock = new ShiftedClock(Clock.fixed(NOW.plusMillis(40), ZoneOffset.UTC));

        clock.follow(NOW, Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(NOW.plusMillis(40).plus(Duration.ofDays(1)));
    }
}
