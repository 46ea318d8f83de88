package dev.lingka.queue.wait;

import java.time.LocalDate;

/**
 * How far a past wait was from what the pace of its moment meant.
 *
 * @param minute in which the ticket was taken
 * @param error logarithm of the wait over what was meant, one minute added to each, so that short waits count as little
 *     as they are
 */
record Miss(LocalDate day, double minute, int ahead, double error) {

    private static final double FLOOR_MINUTES = 1;

    static Miss of(Stay stay, double meant) {
        double error = Math.log((stay.waited() + FLOOR_MINUTES) / (meant + FLOOR_MINUTES));
        return new Miss(stay.day(), stay.taken(), stay.ahead(), error);
    }

    /** The wait, if this were missed by as much. */
    double minutes(double meant) {
        return Math.max(0, (meant + FLOOR_MINUTES) * Math.exp(error) - FLOOR_MINUTES);
    }
}
