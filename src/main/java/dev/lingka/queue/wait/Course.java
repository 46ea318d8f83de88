package dev.lingka.queue.wait;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** One day of a line, played in the order in which it happened. */
final class Course {

    private final List<Stay> byTaking;
    private final List<Stay> byLeaving;

    Course(List<Stay> stays) {
        byTaking = sorted(stays, Comparator.comparingDouble(Stay::taken));
        byLeaving = sorted(stays, Comparator.comparingDouble(Stay::left));
    }

    private static List<Stay> sorted(List<Stay> stays, Comparator<Stay> order) {
        return stays.stream().sorted(order).toList();
    }

    /**
     * Plays what happened before a minute.
     *
     * @param atTaking is told of each ticket just before it was taken
     */
    void play(Pulse pulse, double before, BiConsumer<Stay, Pulse> atTaking) {
        int gone = 0;
        for (Stay stay : byTaking) {
            if (stay.taken() >= before) {
                break;
            }
            gone = leave(pulse, gone, stay.taken());
            atTaking.accept(stay, pulse);
            pulse.taken(stay.taken());
        }
        leave(pulse, gone, before);
    }

    private int leave(Pulse pulse, int from, double until) {
        int gone = from;
        while (gone < byLeaving.size() && byLeaving.get(gone).left() <= until) {
            pulse.left(byLeaving.get(gone).left());
            gone++;
        }
        return gone;
    }
}
