package dev.lingka.bench;

import dev.lingka.queue.wait.Stay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/** What an estimate has to be better than: the last ten waits of a line, but for the lowest and the highest tenth. */
final class LastTen {

    private static final int TEN = 10;

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

    /** Whole minutes, outwards. */
    double from() {
        double[] sorted = last.stream().mapToDouble(wait -> wait).sorted().toArray();
        return Math.floor(sorted[0] + 0.9 * (sorted[1] - sorted[0]));
    }

    double to() {
        double[] sorted = last.stream().mapToDouble(wait -> wait).sorted().toArray();
        return Math.ceil(sorted[8] + 0.1 * (sorted[9] - sorted[8]));
    }
}
