package dev.lingka.queue.wait;

/**
 * How fast a line moves today beside what is usual: tickets that left over those that would usually have left while
 * somebody waited, the last half hour above all. Minutes are told in their order.
 */
final class Pulse {

    private static final double MEMORY_MINUTES = 30;

    private final UsualPace usual;
    private final double trust;
    private double at = Double.NaN;
    private int waiting;
    private double left;
    private double expected;

    /** @param trust how many tickets of today it takes to believe them as much as the past */
    Pulse(UsualPace usual, double trust) {
        this.usual = usual;
        this.trust = trust;
    }

    void taken(double minute) {
        advance(minute);
        waiting++;
    }

    void left(double minute) {
        advance(minute);
        waiting--;
        left++;
    }

    /** More than 1 when it goes faster than usual. */
    double factor(double minute) {
        advance(minute);
        return (left + trust) / (expected + trust);
    }

    private void advance(double minute) {
        while (at < minute) {
            double end = Math.min(minute, (Math.floor(at / DayFlow.SLOT_MINUTES) + 1) * DayFlow.SLOT_MINUTES);
            double kept = Math.exp((at - end) / MEMORY_MINUTES);
            left *= kept;
            expected *= kept;
            if (waiting > 0) {
                expected += usual.perMinute(at) * MEMORY_MINUTES * (1 - kept);
            }
            at = end;
        }
        at = minute;
    }
}
