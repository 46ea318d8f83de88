package dev.lingka.bench;

import java.util.ArrayList;
import java.util.List;

/** Ranges that were told, beside what came. */
final class RangeTally {

    /** What the interval score is reckoned for: four of five. */
    private static final double PROMISED = 0.8;

    private final List<Told> all = new ArrayList<>();

    /** Minutes. */
    private record Told(double from, double to, double waited) {

        boolean held() {
            return from <= waited && waited <= to;
        }

        double width() {
            return to - from;
        }

        /** The width, and ten times what was missed by (Gneiting and Raftery 2007); less is better. */
        double score() {
            double missed = Math.max(0, from - waited) + Math.max(0, waited - to);
            return width() + 2 / (1 - PROMISED) * missed;
        }

        /** About its middle, in whole minutes. */
        Told stretched(double factor) {
            double middle = (from + to) / 2;
            double half = width() / 2 * factor;
            return new Told(Math.max(0, Math.floor(middle - half)), Math.ceil(middle + half), waited);
        }
    }

    void add(double from, double to, double waited) {
        all.add(new Told(from, to, waited));
    }

    int size() {
        return all.size();
    }

    double held() {
        return all.stream().filter(Told::held).count() / (double) all.size();
    }

    double medianWidth() {
        return Figures.median(all.stream().mapToDouble(Told::width).toArray());
    }

    double score() {
        return all.stream().mapToDouble(Told::score).average().orElse(0);
    }

    /** The same ranges, all wider by one factor, until as many hold; that factor is chosen knowing how it ends. */
    RangeTally stretchedToHold(double share) {
        RangeTally wider = this;
        for (double factor = 1; wider.held() < share && factor < 50; factor *= 1.05) {
            wider = stretched(factor);
        }
        return wider;
    }

    private RangeTally stretched(double factor) {
        RangeTally wider = new RangeTally();
        all.forEach(told -> wider.all.add(told.stretched(factor)));
        return wider;
    }
}
