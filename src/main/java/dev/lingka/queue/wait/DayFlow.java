package dev.lingka.queue.wait;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How a line moved on one day, by half hours of the business day.
 *
 * @param busyMinutes in which somebody waited
 * @param left tickets that were called or gave up
 */
record DayFlow(LocalDate day, double[] busyMinutes, double[] left) {

    /** Two days of half hours: a business day ends the next morning at the latest. */
    static final int SLOTS = 96;

    static final double SLOT_MINUTES = 30;

    static DayFlow of(LocalDate day, List<Stay> stays) {
        DayFlow flow = new DayFlow(day, new double[SLOTS], new double[SLOTS]);
        double[] taken = sorted(stays.stream().mapToDouble(Stay::taken));
        double[] left = sorted(stays.stream().mapToDouble(Stay::left));
        int first = 0;
        for (int i = 0; i < taken.length; i++) {
            flow.left[slot(left[i])]++;
            boolean empty = i == taken.length - 1 || taken[i + 1] > left[i];
            if (empty) {
                flow.busy(taken[first], left[i]);
                first = i + 1;
            }
        }
        return flow;
    }

    private static double[] sorted(DoubleStream minutes) {
        return minutes.sorted().toArray();
    }

    private void busy(double from, double to) {
        for (int slot = slot(from); slot <= slot(to); slot++) {
            double begin = Math.max(from, slot * SLOT_MINUTES);
            double end = Math.min(to, (slot + 1) * SLOT_MINUTES);
            busyMinutes[slot] += Math.max(0, end - begin);
        }
    }

    /** What lies outside of the two days counts with their first and last half hour. */
    static int slot(double minute) {
        return (int) Math.max(0, Math.min(SLOTS - 1, minute / SLOT_MINUTES));
    }
}
