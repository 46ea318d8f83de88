package dev.lingka.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was measured, a line each: {@code name value unit goal}. */
final class Figures {

    private static final String NO_GOAL = "-";

    private final List<String> lines = new ArrayList<>();
    private final Set<String> missed = new TreeSet<>();

    /** A figure without a goal. */
    void tell(String name, long value, String unit) {
        line(name, value, unit, NO_GOAL);
    }

    /** A figure that must be zero. */
    void zero(String name, long value, String unit) {
        line(name, value, unit, "0");
        if (value != 0) {
            missed.add(name);
        }
    }

    /** A figure that must be at least so much. */
    void atLeast(String name, long value, String unit, long goal) {
        line(name, value, unit, Long.toString(goal));
        if (value < goal) {
            missed.add(name);
        }
    }

    /** A figure that may be so much and no more. */
    void atMost(String name, long value, String unit, long goal) {
        line(name, value, unit, Long.toString(goal));
        if (value > goal) {
            missed.add(name);
        }
    }

    private synchronized void line(String name, long value, String unit, String goal) {
        String line = name + " " + value + " " + unit + " " + goal;
        lines.add(line);
        System.out.println(line);
    }

    /** The names of those that are not as they must be. */
    Set<String> missed() {
        return missed;
    }
}
