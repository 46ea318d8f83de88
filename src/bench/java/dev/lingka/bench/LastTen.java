package dev.lingka.bench;

import dev.lingka.queue.wait.Stay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * What an estimate has to be better than: the mean of the last ten waits of a line, and so much more or less that four
 * of five would lie within, were waits spread like a bell as wide as theirs.
 */
final class LastTen {

    private static final int TEN = 10;

    /** So many standard deviations on either side of the mean of a normal distribution hold 80 %. */
    private static final double FOUR_OF_FIVE = 1.2816;

    private final Deque<Double> last = new ArrayDeque<>();
    private final PriorityQueue<Stay> waiting = new PriorityQueue<>((a, b) -> Double.compare(a.left(), b.left()));

    /** From now on somebody waits; tickets are told in the order in which they were taken. */
    void taken(Stay stay) {
        waiting.add(stay);
    }

    /** Those called by then are known. */
    void until(double minute) {
        while (!waiting.isEmpty() && waiting.peek().left() <= minute) {
            Stay stay = waiting.poll();
            if (stay.called()) {
                last.addLast(stay.left() - stay.taken());
            }
            if (last.size() > TEN) {
                last.removeFirst();
            }
        }
    }

    boolean isKnown() {
        return last.size() == TEN;
    }

    /** Whole minutes, outwards; nobody waits less than none. */
    double from() {
        return Math.max(0, Math.floor(mean() - spread()));
    }

    double to() {
        return Math.ceil(mean() + spread());
    }

    private double mean() {
        return last.stream().mapToDouble(wait -> wait).average().orElseThrow();
    }

    private double spread() {
        double mean = mean();
        double squares =
                last.stream().mapToDouble(wait -> (wait - mean) * (wait - mean)).sum();
        return FOUR_OF_FIVE * Math.sqrt(squares / (TEN - 1));
    }
}
