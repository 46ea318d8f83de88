package dev.lingka.shared.clock;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The server's look at the clock, at once. */
@Singleton
class ClockChore implements Chore {

    private final BusinessTime job;

    ClockChore(BusinessTime job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "clock";
    }

    @Override
    public Uni<Void> run() {
        return job.refresh();
    }
}
