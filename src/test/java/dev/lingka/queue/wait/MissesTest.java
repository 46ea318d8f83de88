package dev.lingka.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    /** A hundred past tickets alike, 0.15, 0.25 … 10.05 times as long as meant, one minute added to each. */
    private final Misses misses = new Misses(
            DAY,
            IntStream.rangeClosed(1, 100)
                    .mapToObj(k -> new Miss(DAY.minusWeeks(1), 720, 0, Math.log((k + 0.5) / 10)))
                    .toList());

    /** Waited 19 minutes where 9 were meant: twice as long, 20 over 10. Where 4 are meant that is 2 × 5 − 1 = 9. */
    @Test
    void aMissIsAFactor() {
        Miss miss = Miss.of(new Stay(DAY, 600, 619, 2, true, true), 9);

        assertThat(miss.error()).isEqualTo(Math.log(2), within(1e-9));
        assertThat(miss.minutes(4)).isEqualTo(9, within(1e-9));
    }

    /**
     * Nine minutes are meant, so the waits are 0.5, 1.5 … 99.5. Below: the tail of 10 % ends with the tenth, 9.5, so 9;
     * nine are shorter. Above: 80 % of a hundred, and a hundredth of that, 80.8, and those nine: the 90th, 89.5, so 90.
     */
    @Test
    void theRangeHolds80OfAHundred() {
        assertThat(misses.range(9, 0, 720)).contains(new WaitRange(9, 90));
    }

    /** Nothing is meant: 0 for the first nine, then 0.05, 0.15 …; no tail is below, the 81st is 8.15 − 1, so 8. */
    @Test
    void aRangeFromNothingLeavesNothingBelow() {
        assertThat(misses.range(0, 0, 720)).contains(new WaitRange(0, 8));
    }

    @Test
    void farMoreAheadThanEverIsNotKnown() {
        assertThat(misses.range(20, 2, 720)).isPresent();
        assertThat(misses.range(20, 3, 720)).isEmpty();
    }

    /** At noon it is half of what is meant, in the evening twice: another hour is a tenth, and less than the tail. */
    @Test
    void ticketsOfTheSameHourCountMost() {
        List<Miss> day = IntStream.range(0, 100)
                .mapToObj(i -> new Miss(
                        DAY.minusWeeks(1), i % 2 == 0 ? 720 : 1_140, 0, i % 2 == 0 ? Math.log(0.5) : Math.log(2)))
                .toList();
        Misses both = new Misses(DAY, day);

        assertThat(both.range(19.1, 0, 720).orElseThrow().fromMinutes()).isEqualTo(9);
        assertThat(both.range(19.1, 0, 1_140).orElseThrow().toMinutes()).isEqualTo(40);
        assertThat(both.range(19.1, 0, 1_140).orElseThrow().fromMinutes()).isEqualTo(39);
    }
}
