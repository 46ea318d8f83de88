package dev.lingka.reward.grant;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The birthdays of the day, at once. */
@Singleton
class BirthdayChore implements Chore {

    private final BirthdayJob job;

    BirthdayChore(BirthdayJob job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "reward-birthdays";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
