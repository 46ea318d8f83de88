package dev.lingka.queue.wait;

import java.util.ArrayList;
import java.util.List;

/** Days of the past, told as if they were today by what was known before each ticket, and by how much that missed. */
final class Replay {

    private final double trust;
    private final List<Miss> misses = new ArrayList<>();
    private double missedMinutes;

    /** @param trust that of {@link Pulse} */
    Replay(double trust) {
        this.trust = trust;
    }

    /** @param usual from the days before */
    void day(List<Stay> stays, UsualPace usual) {
        new Course(stays).play(new Pulse(usual, trust), Double.POSITIVE_INFINITY, (stay, pulse) -> {
            if (stay.called() && stay.telling()) {
                double meant = usual.until(stay.ahead() + 1, stay.taken(), pulse.factor(stay.taken()));
                misses.add(Miss.of(stay, meant));
                missedMinutes += Math.abs(stay.waited() - meant);
            }
        });
    }

    /** By how much all waits together were missed. */
    double missedMinutes() {
        return missedMinutes;
    }

    double trust() {
        return trust;
    }

    List<Miss> misses() {
        return misses;
    }
}
