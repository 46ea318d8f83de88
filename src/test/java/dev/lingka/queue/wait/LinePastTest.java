package dev.lingka.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.queue.wait.WaitRepository.LineStay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePastTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    /** Days and tickets a day: the first three days are not told, so 40 waits on five days are 8 days with 8 tickets. */
    @ParameterizedTest
    @CsvSource({"8,8,true", "8,7,false", "7,100,false", "7,10,false", "30,2,true", "22,2,false"})
    void littleIsNotKnownYet(int days, int tickets, boolean known) {
        LinePast past = LinePast.of(steady(days, tickets, 10), DAY);

        assertThat(past.range(List.of(), 0, 700).isPresent()).isEqualTo(known);
    }

    /** One leaves each ten minutes, for four weeks: with nobody ahead it is ten minutes, with one ahead twenty. */
    @Test
    void whatAlwaysTakesTenMinutesTakesTen() {
        LinePast past = LinePast.of(steady(28, 30, 10), DAY);
        List<Stay> today = of(DAY, 10, 10);

        WaitRange next = past.range(today, 0, 700).orElseThrow();
        assertThat(next.fromMinutes()).isBetween(8, 10);
        assertThat(next.toMinutes()).isBetween(10, 12);
        WaitRange second = past.range(today, 1, 700).orElseThrow();
        assertThat(second.fromMinutes()).isBetween(16, 20);
        assertThat(second.toMinutes()).isBetween(20, 24);
    }

    /** Every other day is slow, a ticket each twenty minutes: today tells which of them it is. */
    @Test
    void aSlowDayIsToldLonger() {
        List<Stay> stays = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            stays.addAll(of(DAY.minusDays(day), 30, day % 2 == 0 ? 10 : 20));
        }
        LinePast past = LinePast.of(stays, DAY);

        WaitRange quick = past.range(of(DAY, 20, 10), 0, 790).orElseThrow();
        WaitRange slow = past.range(of(DAY, 20, 20), 0, 790).orElseThrow();

        assertThat(quick.fromMinutes()).isLessThanOrEqualTo(10);
        assertThat(slow.toMinutes()).isGreaterThanOrEqualTo(20);
        assertThat(slow.fromMinutes()).isGreaterThan(quick.fromMinutes());
        assertThat(slow.toMinutes()).isGreaterThan(quick.toMinutes());
    }

    @Test
    void whatComesLaterIsNotLookedAt() {
        LinePast past = LinePast.of(steady(28, 30, 10), DAY);
        List<Stay> whole = of(DAY, 30, 17);
        List<Stay> before = whole.stream().filter(stay -> stay.left() <= 719).toList();
        List<Stay> waiting = whole.stream()
                .filter(stay -> stay.left() > 719 && stay.taken() < 719)
                .map(stay -> new Stay(DAY, stay.taken(), Double.POSITIVE_INFINITY, 0, false, true))
                .toList();
        List<Stay> known = new ArrayList<>(before);
        known.addAll(waiting);

        assertThat(past.range(whole, 0, 719)).isEqualTo(past.range(known, 0, 719));
    }

    /** Nobody queues, each wait is any of 0 to 20 minutes: 80 % from 2 on are up to 18, whole minutes and a little more. */
    @Test
    void holdsForFourOfFiveOfWhatVaries() {
        Random random = new Random(6);
        List<Stay> stays = new ArrayList<>();
        for (int day = 1; day <= 56; day++) {
            for (int minute = 600; minute < 1_200; minute += 30) {
                stays.add(new Stay(DAY.minusDays(day), minute, minute + 20 * random.nextDouble(), 0, true, true));
            }
        }

        WaitRange range = LinePast.of(stays, DAY).range(List.of(), 0, 900).orElseThrow();

        assertThat(range.fromMinutes()).isBetween(0, 2);
        assertThat(range.toMinutes()).isBetween(17, 20);
    }

    @Test
    void aStoreKnowsItsOwnLinesAlone() {
        LinePast past = LinePast.of(steady(28, 30, 10), DAY);
        Waits waits = new Waits(ZoneId.of("Asia/Shanghai"), DAY, Map.of("small", past), Map.of());
        Instant noon = Instant.parse("2026-11-23T04:00:00Z");

        assertThat(waits.range("small", 0, noon)).isEqualTo(past.range(List.of(), 0, 720));
        assertThat(waits.range("large", 0, noon)).isEmpty();
    }

    /** Yesterday's last ticket left at 00:10, minute 1450: at 03:09 that is less than three hours ago. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:30, 1450, false, 2026-11-22",
        "2026-11-23T03:09, 1450, false, 2026-11-22",
        "2026-11-23T03:11, 1450, false, 2026-11-23",
        "2026-11-23T00:30, 1450, true,  2026-11-23",
        "2026-11-23T00:30, 1200, false, 2026-11-23"
    })
    void afterMidnightItIsStillYesterdaysBusiness(LocalDateTime now, double left, boolean began, LocalDate day) {
        List<LineStay> read = new ArrayList<>();
        read.add(new LineStay("small", new Stay(DAY.minusDays(1), 1_000, left, 0, true, true)));
        if (began) {
            read.add(new LineStay("small", new Stay(DAY, 5, Double.POSITIVE_INFINITY, 0, false, true)));
        }

        assertThat(WaitService.businessDay(read, now)).isEqualTo(day);
    }

    private static List<Stay> steady(int days, int tickets, double minutes) {
        List<Stay> stays = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            stays.addAll(of(DAY.minusDays(day), tickets, minutes));
        }
        return stays;
    }

    /** From ten o'clock on one after the other. */
    private static List<Stay> of(LocalDate day, int tickets, double minutes) {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            double taken = 600 + i * minutes;
            stays.add(new Stay(day, taken, taken + minutes, 0, true, true));
        }
        return stays;
    }
}
