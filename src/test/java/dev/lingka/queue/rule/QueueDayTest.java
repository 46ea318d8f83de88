package dev.lingka.queue.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-23 is a Monday. */
class QueueDayTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-23T06:59:59 | 2026-11-23 | false | false | 2026-11-23T07:00 | 2026-11-23T22:15 | 2026-11-23T23:00",
                "2026-11-23T07:00    | 2026-11-23 | true  | true  | 2026-11-23T07:00 | 2026-11-23T22:15 | 2026-11-23T23:00",
                "2026-11-23T22:14:59 | 2026-11-23 | true  | true  | 2026-11-23T07:00 | 2026-11-23T22:15 | 2026-11-23T23:00",
                "2026-11-23T22:15    | 2026-11-23 | true  | false | 2026-11-23T07:00 | 2026-11-23T22:15 | 2026-11-23T23:00",
                "2026-11-23T23:00    | 2026-11-23 | false | false | 2026-11-24T07:00 | 2026-11-24T22:15 | 2026-11-24T23:00",
                "2026-11-27T23:30    | 2026-11-27 | true  | true  | 2026-11-27T07:00 | 2026-11-28T01:15 | 2026-11-28T02:00",
                "2026-11-28T00:30    | 2026-11-27 | true  | true  | 2026-11-27T07:00 | 2026-11-28T01:15 | 2026-11-28T02:00",
                "2026-11-28T01:15    | 2026-11-27 | true  | false | 2026-11-27T07:00 | 2026-11-28T01:15 | 2026-11-28T02:00",
                "2026-11-28T02:00    | 2026-11-28 | false | false | 2026-11-28T07:00 | 2026-11-29T01:15 | 2026-11-29T02:00",
                "2026-11-29T01:59    | 2026-11-28 | true  | false | 2026-11-28T07:00 | 2026-11-29T01:15 | 2026-11-29T02:00",
                "2026-11-29T02:00    | 2026-11-29 | false | false | 2026-11-29T07:00 | 2026-11-29T22:15 | 2026-11-29T23:00",
            })
    void aNightBelongsToTheDayOnWhichItBegan(
            String now, LocalDate day, boolean open, boolean takes, String opens, String last, String closes) {
        QueueDay seen = seen(QueueText.THREE_LINES, SHANGHAI, now);

        assertThat(seen)
                .isEqualTo(new QueueDay(day, open, at(SHANGHAI, opens), at(SHANGHAI, last), at(SHANGHAI, closes)));
        assertThat(seen.takesTickets(at(SHANGHAI, now))).isEqualTo(takes);
        assertThat(seen.endedDay()).isEqualTo(open ? day.minusDays(1) : day);
    }

    /** Lunch 11 to 14, dinner 17 to 21: what is closed between is the same day. */
    @Test
    void thePauseBetweenLunchAndDinnerBelongsToItsDay() {
        String hours =
                "hours: [{days: [monday], from: '11:00', to: '14:00'}, {days: [monday], from: '17:00', to: '21:00'}]";

        QueueDay pause = seen(hours, SHANGHAI, "2026-11-23T15:00");

        assertThat(pause.open()).isFalse();
        assertThat(pause.businessDay()).isEqualTo("2026-11-23");
        assertThat(pause.opensAt()).isEqualTo(at(SHANGHAI, "2026-11-23T17:00"));
        assertThat(seen(hours, SHANGHAI, "2026-11-23T14:00").open()).isFalse();
        assertThat(seen(hours, SHANGHAI, "2026-11-23T20:59").lastTicketAt())
                .isEqualTo(at(SHANGHAI, "2026-11-23T21:00"));
    }

    @Test
    void aDayWithoutHoursIsClosedAndTheNextOpeningIsToldForEightDays() {
        String mondays = "hours: [{days: [monday], from: '10:00', to: '12:00'}]";

        assertThat(seen(mondays, SHANGHAI, "2026-11-24T11:00").opensAt()).isEqualTo(at(SHANGHAI, "2026-11-30T10:00"));
        assertThat(seen(mondays, SHANGHAI, "2026-11-23T12:00").opensAt()).isEqualTo(at(SHANGHAI, "2026-11-30T10:00"));
        assertThat(seen("hours: []", SHANGHAI, "2026-11-24T11:00"))
                .isEqualTo(new QueueDay(LocalDate.parse("2026-11-24"), false, null, null, null));
    }

    @Test
    void midnightToMidnightIsTheWholeDay() {
        String always = "hours: [{days: [monday, tuesday], from: '00:00', to: '00:00'}]";

        assertThat(seen(always, SHANGHAI, "2026-11-23T23:59:59").businessDay()).isEqualTo("2026-11-23");
        assertThat(seen(always, SHANGHAI, "2026-11-24T00:00").businessDay()).isEqualTo("2026-11-24");
        assertThat(seen(always, SHANGHAI, "2026-11-24T00:00").open()).isTrue();
        assertThat(seen(always, SHANGHAI, "2026-11-25T00:00").open()).isFalse();
    }

    /** 16:30 in London on Friday is 00:30 on Saturday in Shanghai, and still Friday's business. */
    @Test
    void theDayIsThatOfTheStoresZone() {
        Instant now = Instant.parse("2026-11-27T16:30:00Z");
        QueueRules rules = QueueText.read(QueueText.THREE_LINES);

        QueueDay shanghai = QueueDay.of(rules, "riverside", SHANGHAI, now);
        QueueDay angeles = QueueDay.of(rules, "riverside", ZoneId.of("America/Los_Angeles"), now);

        assertThat(shanghai.businessDay()).isEqualTo("2026-11-27");
        assertThat(shanghai.closesAt()).isEqualTo("2026-11-27T18:00:00Z");
        assertThat(angeles.businessDay()).isEqualTo("2026-11-27");
        assertThat(angeles.closesAt()).isEqualTo("2026-11-28T10:00:00Z");
    }

    /** In Berlin 02:00 becomes 03:00 on 2026-03-29, and 03:00 becomes 02:00 on 2026-10-25: six hours are five, and seven. */
    @Test
    void aNightInWhichTheClocksAreTurnedIsAnHourShorterOrLonger() {
        String night = "hours: [{days: [saturday], from: '22:00', to: '04:00'}]";

        assertThat(length(seen(night, BERLIN, "2026-03-28T23:00"))).isEqualTo(Duration.ofHours(5));
        assertThat(length(seen(night, BERLIN, "2026-10-24T23:00"))).isEqualTo(Duration.ofHours(7));
        assertThat(seen(night, BERLIN, "2026-03-29T03:30").businessDay()).isEqualTo("2026-03-28");
        assertThat(seen(night, BERLIN, "2026-03-29T04:00").open()).isFalse();
    }

    /** On that Sunday there is no 02:30: from 02:30, which is 03:30, to 03:00 there is nothing. */
    @Test
    void anOpeningInTheHourThatIsLeftOutIsNone() {
        String gone = "hours: [{days: [sunday], from: '02:30', to: '03:00'}]";

        QueueDay seen = seen(gone, BERLIN, "2026-03-29T03:30");

        assertThat(seen.open()).isFalse();
        assertThat(seen.opensAt()).isEqualTo(at(BERLIN, "2026-04-05T02:30"));
    }

    private static Duration length(QueueDay day) {
        return Duration.between(day.opensAt(), day.closesAt());
    }

    private static QueueDay seen(String rules, ZoneId zone, String now) {
        return QueueDay.of(QueueText.read(rules), "riverside", zone, at(zone, now));
    }

    private static Instant at(ZoneId zone, String shown) {
        return LocalDateTime.parse(shown).atZone(zone).toInstant();
    }
}
