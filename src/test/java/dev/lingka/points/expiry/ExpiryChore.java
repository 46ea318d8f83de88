package dev.lingka.points.expiry;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The end of points, at once. */
@Singleton
class ExpiryChore implements Chore {

    private final ExpiryJob job;

    ExpiryChore(ExpiryJob job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return ExpiryJob.NAME;
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
