package dev.lingka.queue.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The lines and hours of one store. */
public record StoreQueue(List<QueueLine> lines, List<QueueHours> hours) {

    /** Whether the store has no queue at all. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public Optional<QueueLine> line(String code) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }

    /** The line in which a party of that size stands; empty when none is for it. */
    public Optional<QueueLine> forParty(int size) {
        return lines.stream().filter(line -> line.takes(size)).findFirst();
    }

    /** @param zone the store's */
    public QueueDay day(ZoneId zone, Instant now) {
        return new Openings(hours, zone).at(now);
    }
}
