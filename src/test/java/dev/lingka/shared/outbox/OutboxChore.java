package dev.lingka.shared.outbox;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What is told to listeners, at once. */
@Singleton
class OutboxChore implements Chore {

    private final OutboxWorker job;

    OutboxChore(OutboxWorker job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "outbox";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
