package dev.lingka.queue.rule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Hours as spans of a week that begins again at its end, in minutes since Sunday's midnight. */
record WeekHours(List<Span> spans) {

    private static final long DAY = Duration.ofDays(1).toMinutes();
    private static final long WEEK = 7 * DAY;

    /** @param to not in it any more; the last span of a week ends in the next one */
    record Span(long from, long to) {

        boolean overlaps(Span other) {
            return Stream.of(-WEEK, 0L, WEEK).anyMatch(turn -> from < other.to + turn && other.from + turn < to);
        }
    }

    static WeekHours of(QueueHours hours) {
        return new WeekHours(hours.days().stream()
                .map(day -> DAY * DayOfWeek.valueOf(day.name()).getValue()
                        + Duration.ofNanos(hours.from().toNanoOfDay()).toMinutes())
                .map(from -> new Span(from, from + hours.length().toMinutes()))
                .toList());
    }

    boolean overlap(WeekHours other) {
        return spans.stream().anyMatch(span -> other.spans.stream().anyMatch(span::overlaps));
    }
}
