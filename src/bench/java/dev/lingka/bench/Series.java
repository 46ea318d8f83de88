package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one load came to in each round; its figures are medians. */
final class Series {

    private final List<Result> rounds;

    Series(int rounds) {
        this.rounds = new ArrayList<>(rounds);
    }

    void add(Result round) {
        rounds.add(round);
    }

    double perSecond() {
        return median(Result::perSecond);
    }

    double p50Millis() {
        return median(Result::p50Millis);
    }

    double p99Millis() {
        return median(Result::p99Millis);
    }

    long wrong() {
        return rounds.stream().mapToLong(Result::wrong).sum();
    }

    /** The median of the ratios of each round, so that a noisy neighbour disturbs both sides of each. */
    double ratioTo(Series other) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / other.rounds.get(i).perSecond();
        }
        return Figures.median(ratios);
    }

    private double median(ToDoubleFunction<Result> figure) {
        return Figures.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
