package dev.lingka.queue.wait;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How long one waits in a store's lines, as far as is known at a moment. What was asked is kept for its minute. */
public final class Waits {

    private static final double SECONDS_A_MINUTE = 60;

    /** Lines times tickets ahead times minutes: more than any store is asked in a few minutes. */
    private static final int MOST_KEPT = 2_000;

    private final ZoneId zone;
    private final LocalDate day;
    private final Map<String, LinePast> past;
    private final Map<String, List<Stay>> todays;
    private final Map<Question, Optional<WaitRange>> kept = new ConcurrentHashMap<>();

    private record Question(String line, int ahead, long minute) {}

    /** @param day the business day, from whose midnight on its minutes count */
    Waits(ZoneId zone, LocalDate day, Map<String, LinePast> past, Map<String, List<Stay>> todays) {
        this.zone = zone;
        this.day = day;
        this.past = past;
        this.todays = todays;
    }

    /**
     * From now until the call of somebody with so many before them.
     *
     * @return empty while too little is known of the line: 40 tickets that were called on five days, after three days
     *     before them; and for more than half as many ahead again as ever stood there
     */
    public Optional<WaitRange> range(String line, int ahead, Instant now) {
        if (!past.containsKey(line)) {
            return Optional.empty();
        }
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        double minute = minute(now);
        return kept.computeIfAbsent(new Question(line, ahead, (long) minute), asked -> past.get(line)
                .range(todays.getOrDefault(line, List.of()), ahead, minute));
    }

    private double minute(Instant now) {
        Duration since = Duration.between(day.atStartOfDay(), LocalDateTime.ofInstant(now, zone));
        return since.toSeconds() / SECONDS_A_MINUTE;
    }
}
