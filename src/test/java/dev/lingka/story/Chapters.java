package dev.lingka.story;

import java.util.List;

/** Plays chapters that do not need each other; what goes wrong in one is told, and the next one is played. */
final class Chapters {

    private Chapters() {}

    /** A part of an errand, which ends early where an answer is not as it must be. */
    interface Chapter {
        void play();
    }

    static void play(List<String> failures, Chapter... chapters) {
        for (Chapter chapter : chapters) {
            try {
                chapter.play();
            } catch (AssertionError e) {
                failures.add(e.getMessage());
            }
        }
    }
}
