package dev.lingka.campaign.stage;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The stages of the day, at once. */
@Singleton
class LifecycleChore implements Chore {

    private final LifecycleJob job;

    LifecycleChore(LifecycleJob job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "lifecycle";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
