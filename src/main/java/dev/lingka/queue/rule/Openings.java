package dev.lingka.queue.rule;

import dev.lingka.merchant.programme.Weekday;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hours of a week, laid over the days of a zone. Beginning and end are what clocks show there: when they are put
 * forward or back, an opening is an hour shorter or longer, and one that lies in the hour left out is none.
 */
final class Openings {

    /** As long as an opening can have begun before the day that it is now. */
    private static final int DAYS_BACK = 2;

    /** A week and a day: whatever comes once a week is found. */
    private static final int DAYS_AHEAD = 8;

    private final List<QueueHours> hours;
    private final ZoneId zone;

    Openings(List<QueueHours> hours, ZoneId zone) {
        this.hours = hours;
        this.zone = zone;
    }

    private record Opening(LocalDate day, Instant from, Instant lastTicket, Instant to) {

        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }

        QueueDay seen(LocalDate businessDay, boolean open) {
            return new QueueDay(businessDay, open, from, lastTicket, to);
        }
    }

    QueueDay at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return around(today)
                .filter(opening -> opening.holds(now))
                .findFirst()
                .map(opening -> opening.seen(opening.day(), true))
                .or(() -> next(today, now))
                .orElse(new QueueDay(today, false, null, null, null));
    }

    private Optional<QueueDay> next(LocalDate today, Instant now) {
        return around(today)
                .filter(opening -> opening.from().isAfter(now))
                .findFirst()
                .map(opening -> opening.seen(today, false));
    }

    private Stream<Opening> around(LocalDate today) {
        return today.minusDays(DAYS_BACK)
                .datesUntil(today.plusDays(DAYS_AHEAD + 1))
                .flatMap(this::on)
                .filter(opening -> opening.from().isBefore(opening.to()))
                .sorted(Comparator.comparing(Opening::from));
    }

    private Stream<Opening> on(LocalDate day) {
        return hours.stream()
                .filter(some -> some.days().contains(Weekday.of(day.getDayOfWeek())))
                .map(some -> new Opening(
                        day,
                        moment(day, some, Duration.ZERO),
                        moment(day, some, some.untilLastTicket()),
                        moment(day, some, some.length())));
    }

    private Instant moment(LocalDate day, QueueHours some, Duration after) {
        LocalDateTime shown = day.atTime(some.from()).plus(after);
        return shown.atZone(zone).toInstant();
    }
}
