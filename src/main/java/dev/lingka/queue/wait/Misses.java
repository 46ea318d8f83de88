package dev.lingka.queue.wait;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** All that is known of how far waits in a line were from what was meant; tells the range that a new one has. */
final class Misses {

    /** So many of the waits alike lay in the range; whole minutes, outwards, make it hold for some more. */
    private static final double HELD = 0.80;

    private static final double TAIL = (1 - HELD) / 2;

    /** Less than this many waits alike, and those less alike are asked too. */
    private static final double ENOUGH_ALIKE = 30;

    /** Waits alike: of tickets with as many ahead, by a factor, and at the hour. */
    private static final double AHEAD_FACTOR = 0.3;

    private static final double MINUTES = 60;
    private static final double AT_ANOTHER_HOUR = 0.1;
    private static final double ON_ANOTHER_DAY = 0.2;
    private static final double WIDER = 1.6;
    private static final int WIDENINGS = 4;

    /** Beyond half as much again as ever stood in the line nobody knows. */
    private static final double BEYOND = 1.5;

    private final List<Miss> byError;
    private final double[] dayWeights;
    private final int mostAhead;

    Misses(LocalDate today, List<Miss> misses) {
        byError =
                misses.stream().sorted(Comparator.comparingDouble(Miss::error)).toList();
        dayWeights = byError.stream()
                .mapToDouble(miss -> Math.max(ON_ANOTHER_DAY, Likeness.of(miss.day(), today)))
                .toArray();
        mostAhead = misses.stream().mapToInt(Miss::ahead).max().orElse(0);
    }

    int size() {
        return byError.size();
    }

    long days() {
        return byError.stream().map(Miss::day).distinct().count();
    }

    /**
     * The tail below is cut off first, at a whole minute; what that leaves of the share is cut off above, so that a
     * range that begins at nothing is no wider than it has to be.
     */
    Optional<WaitRange> range(double meant, int ahead, double minute) {
        if (ahead > BEYOND * mostAhead + 2) {
            return Optional.empty();
        }
        double[] weights = alike(ahead, minute);
        double all = DoubleStream.of(weights).sum();
        double from = Math.floor(byError.get(at(weights, TAIL * all)).minutes(meant));
        double below = weightBelow(from, meant, weights);
        double held = HELD * (1 + 1 / independent(weights)) * all;
        double to = Math.ceil(byError.get(at(weights, below + held)).minutes(meant));
        return Optional.of(new WaitRange((int) from, (int) to));
    }

    private double[] alike(int ahead, double minute) {
        double factor = AHEAD_FACTOR;
        double[] weights = weights(ahead, minute, factor);
        for (int i = 0; i < WIDENINGS && independent(weights) < ENOUGH_ALIKE; i++) {
            factor *= WIDER;
            weights = weights(ahead, minute, factor);
        }
        return weights;
    }

    private double[] weights(int ahead, double minute, double factor) {
        double[] weights = new double[byError.size()];
        for (int i = 0; i < weights.length; i++) {
            Miss miss = byError.get(i);
            double others = Math.log((ahead + 1.0) / (miss.ahead() + 1)) / factor;
            double hour = AT_ANOTHER_HOUR + (1 - AT_ANOTHER_HOUR) * bell((minute - miss.minute()) / MINUTES);
            weights[i] = bell(others) * hour * dayWeights[i];
        }
        return weights;
    }

    private static double bell(double distance) {
        return Math.exp(-distance * distance / 2);
    }

    /** As many waits of equal weight would tell as much. */
    private static double independent(double[] weights) {
        double sum = DoubleStream.of(weights).sum();
        return sum
                * sum
                / DoubleStream.of(weights).map(weight -> weight * weight).sum();
    }

    /** The first place by which so much of the weight lies. */
    private static int at(double[] weights, double share) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (sum >= share) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private double weightBelow(double minutes, double meant, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length && byError.get(i).minutes(meant) < minutes; i++) {
            sum += weights[i];
        }
        return sum;
    }
}
