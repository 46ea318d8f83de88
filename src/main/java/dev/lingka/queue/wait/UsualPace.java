package dev.lingka.queue.wait;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;

/** How many tickets a minute leave a line on such a day, for each half hour, as long as somebody waits. */
final class UsualPace {

    /** How much a half hour beside one counts in it. */
    private static final double NEIGHBOUR = 0.3;

    /** One ticket in half an hour is believed until something else is known, and counts as one ticket of the past. */
    private static final double UNKNOWN = 1 / 30.0;

    private static final double BELIEVED = 1;

    /** So long a difference from the usual lasts, more or less. */
    private static final double FADING_MINUTES = 40;

    private static final double STEP_MINUTES = 5;

    /** Nobody waits longer, as far as anybody is told. */
    private static final double MOST_MINUTES = 600;

    private final double[] perMinute;

    private UsualPace(double[] perMinute) {
        this.perMinute = perMinute;
    }

    /** What the days before a day say about it. */
    static UsualPace of(List<DayFlow> flows, LocalDate day) {
        double[] left = new double[DayFlow.SLOTS];
        double[] busy = new double[DayFlow.SLOTS];
        for (DayFlow flow : flows) {
            double weight = Likeness.of(flow.day(), day);
            for (int slot = 0; slot < DayFlow.SLOTS; slot++) {
                left[slot] += weight * flow.left()[slot];
                busy[slot] += weight * flow.busyMinutes()[slot];
            }
        }
        return new UsualPace(smooth(left, busy));
    }

    /** A half hour with few tickets goes by its neighbours, and then by the whole day. */
    private static double[] smooth(double[] left, double[] busy) {
        double allLeft = DoubleStream.of(left).sum();
        double allBusy = DoubleStream.of(busy).sum();
        double whole = (allLeft + BELIEVED) / (allBusy + BELIEVED / UNKNOWN);
        double[] pace = new double[DayFlow.SLOTS];
        for (int slot = 0; slot < DayFlow.SLOTS; slot++) {
            pace[slot] = (around(left, slot) + BELIEVED) / (around(busy, slot) + BELIEVED / whole);
        }
        return pace;
    }

    private static double around(double[] values, int slot) {
        double before = slot == 0 ? 0 : values[slot - 1];
        double after = slot == values.length - 1 ? 0 : values[slot + 1];
        return values[slot] + NEIGHBOUR * (before + after);
    }

    double perMinute(double minute) {
        return perMinute[DayFlow.slot(minute)];
    }

    /**
     * Minutes until so many tickets have left.
     *
     * @param factor how much faster than usual it goes now; that fades, and what is far off goes as usual
     */
    double until(double tickets, double minute, double factor) {
        double missing = tickets;
        double passed = 0;
        while (missing > 0 && passed < MOST_MINUTES) {
            double pace = perMinute(minute + passed) * Math.pow(factor, Math.exp(-passed / FADING_MINUTES));
            double step = Math.min(STEP_MINUTES, missing / pace);
            missing = step < STEP_MINUTES ? 0 : missing - step * pace;
            passed += step;
        }
        return passed;
    }
}
