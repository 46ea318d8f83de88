package dev.lingka.card.term;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What time brought to the terms of cards, at once. */
@Singleton
class TermChore implements Chore {

    private final TermTimer timer;

    TermChore(TermTimer timer) {
        this.timer = timer;
    }

    @Override
    public String lease() {
        return "card-term";
    }

    @Override
    public Uni<Void> run() {
        return timer.run();
    }
}
