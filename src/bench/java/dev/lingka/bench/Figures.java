package dev.lingka.bench;

import java.util.Arrays;
import java.util.Locale;

/** One line per figure, and whether all goals were met. */
public final class Figures {

    private boolean met = true;

    public void show(String name, double value, String unit) {
        line(name, value, unit, "-");
    }

    /** A figure with a lower bound. */
    public void atLeast(String name, double value, String unit, double goal) {
        met &= value >= goal;
        line(name, value, unit, ">= " + number(goal) + (value >= goal ? "" : "  MISSED"));
    }

    /** A figure with an upper bound. */
    public void atMost(String name, double value, String unit, double goal) {
        met &= value <= goal;
        line(name, value, unit, "<= " + number(goal) + (value <= goal ? "" : "  MISSED"));
    }

    public int exitCode() {
        return met ? 0 : 1;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static void line(String name, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%-44s %12s %-12s %s%n", name, number(value), unit, goal);
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
