package dev.lingka.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualPaceTest {

    /** A Monday. */
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private static final Offset<Double> NEARLY = within(0.0001);

    /** Minutes 600 to 625 and 650 to 651 are busy; two tickets leave in the half hour of 600, one in that of 650. */
    @Test
    void countsTheMinutesInWhichSomebodyWaitsAndWhoLeaves() {
        DayFlow flow = DayFlow.of(DAY, List.of(stay(600, 610), stay(605, 625), stay(650, 651)));

        assertThat(flow.busyMinutes()[20]).isEqualTo(25);
        assertThat(flow.left()[20]).isEqualTo(2);
        assertThat(flow.busyMinutes()[21]).isEqualTo(1);
        assertThat(flow.left()[21]).isEqualTo(1);
        assertThat(flow.busyMinutes()[22]).isZero();
    }

    @Test
    void aWaitOverSeveralHalfHoursIsInEachOfThem() {
        DayFlow flow = DayFlow.of(DAY, List.of(stay(1_430, 1_510)));

        assertThat(flow.busyMinutes()[47]).isEqualTo(10);
        assertThat(flow.busyMinutes()[48]).isEqualTo(30);
        assertThat(flow.busyMinutes()[49]).isEqualTo(30);
        assertThat(flow.busyMinutes()[50]).isEqualTo(10);
        assertThat(flow.left()[50]).isEqualTo(1);
    }

    /** 0.5 for four weeks; 0.5^(1/28) = 0.97555 for a day. */
    @ParameterizedTest
    @CsvSource({"2026-10-26,0.5", "2026-11-16,0.84090", "2026-11-22,0.09755", "2026-11-20,0.37136"})
    void theNewerAndTheMoreAlikeADayTheMoreItSays(LocalDate past, double weight) {
        assertThat(Likeness.of(past, DAY)).isEqualTo(weight, NEARLY);
    }

    /**
     * Four weeks ago, so each counts half: six left in 29 busy minutes of the half hour of 600.
     *
     * <pre>
     * whole day   (3 + 1) / (14.5 + 30)              = 0.089888, and 1 / that = 11.125
     * 600 to 630  (3 + 1) / (14.5 + 11.125)          = 0.156098
     * 630 to 660  (0.3 × 3 + 1) / (0.3 × 14.5 + 11.125) = 0.122779
     * 660 on      1 / 11.125                         = 0.089888
     * </pre>
     */
    @Test
    void aHalfHourWithoutTicketsGoesByItsNeighbourAndThenByTheDay() {
        UsualPace pace = sixInHalfAnHour();

        assertThat(pace.perMinute(600)).isEqualTo(0.156098, NEARLY);
        assertThat(pace.perMinute(659)).isEqualTo(0.122779, NEARLY);
        assertThat(pace.perMinute(660)).isEqualTo(0.089888, NEARLY);
    }

    /** One at 0.156098 takes 6.40625 minutes; of two from 625 on, 0.780488 leave by 630, and 1.219512 take 9.9326. */
    @Test
    void aWaitGoesThroughTheHalfHours() {
        UsualPace pace = sixInHalfAnHour();

        assertThat(pace.until(1, 600, 1)).isEqualTo(6.40625, NEARLY);
        assertThat(pace.until(2, 625, 1)).isEqualTo(14.9326, within(0.001));
    }

    /** Without any past one leaves in half an hour; twice as fast a tenth takes a minute and a half. */
    @Test
    void whatIsFasterNowIsAsUsualLater() {
        UsualPace pace = UsualPace.of(List.of(), DAY);

        assertThat(pace.until(2, 600, 1)).isEqualTo(60, NEARLY);
        assertThat(pace.until(0.1, 600, 2)).isEqualTo(1.5, NEARLY);
        assertThat(pace.until(2, 600, 2)).isBetween(30.0, 60.0);
        assertThat(pace.until(1_000, 600, 1)).isEqualTo(600);
    }

    /**
     * One is expected in half an hour, and memory fades with half an hour: after ten minutes 1 − e^(−1/3) = 0.28347 are
     * expected and one has left: (1 + 8) / (0.28347 + 8). Half an hour later, with nobody waiting, both are e^(−1) of it.
     */
    @Test
    void todayIsWhoLeftOverWhoUsuallyWouldHave() {
        Pulse pulse = new Pulse(UsualPace.of(List.of(), DAY), 8);
        assertThat(pulse.factor(590)).isEqualTo(1);

        pulse.taken(600);
        pulse.left(610);

        assertThat(pulse.factor(610)).isEqualTo(1.08650, NEARLY);
        assertThat(pulse.factor(640)).isEqualTo(1.03253, NEARLY);
    }

    private static UsualPace sixInHalfAnHour() {
        LocalDate fourWeeksAgo = DAY.minusWeeks(4);
        List<Stay> stays =
                List.of(stay(600, 605), stay(605, 610), stay(610, 615), stay(615, 620), stay(620, 625), stay(625, 629));
        return UsualPace.of(List.of(DayFlow.of(fourWeeksAgo, stays)), DAY);
    }

    private static Stay stay(double taken, double left) {
        return new Stay(DAY, taken, left, 0, true, true);
    }
}
