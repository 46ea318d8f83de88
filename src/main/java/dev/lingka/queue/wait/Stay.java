package dev.lingka.queue.wait;

import java.time.LocalDate;

/**
 * One ticket's time in a line. Minutes are those of the business day, since the midnight with which it began.
 *
 * @param taken minute
 * @param left minute in which it was called for the first time or gave up; infinite while it waits
 * @param ahead tickets before it when it was taken
 * @param called whether it left because it was called
 * @param telling whether its wait says something about others: one that was taken from afar had to arrive first
 */
public record Stay(LocalDate day, double taken, double left, int ahead, boolean called, boolean telling) {

    double waited() {
        return left - taken;
    }

    /** The last minute in which something happened to it. */
    double lastSeen() {
        return Double.isFinite(left) ? left : taken;
    }
}
