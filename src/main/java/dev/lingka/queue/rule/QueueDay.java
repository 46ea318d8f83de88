package dev.lingka.queue.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A store's queue at one moment: whether it is open, and which business day it is.
 *
 * @param businessDay while open the day on which this opening began; else today's date where the store is, so that the
 *     pause between lunch and dinner belongs to its day
 * @param opensAt of the opening that is; else of the next one, null when there is none within eight days
 * @param lastTicketAt of the same opening: from then on no ticket is taken
 * @param closesAt of the same opening: from then on nobody is called
 */
public record QueueDay(LocalDate businessDay, boolean open, Instant opensAt, Instant lastTicketAt, Instant closesAt) {

    public static QueueDay of(QueueRules rules, String storeCode, ZoneId zone, Instant now) {
        return rules.at(storeCode).day(zone, now);
    }

    /** Whether somebody may take a ticket now. */
    public boolean takesTickets(Instant now) {
        return open && now.isBefore(lastTicketAt);
    }

    /** The latest day whose tickets have to end: those of it and of all days before that still stand in line. */
    public LocalDate endedDay() {
        return open ? businessDay.minusDays(1) : businessDay;
    }
}
