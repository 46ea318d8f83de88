package dev.lingka.shared.database;

import dev.lingka.shared.job.Jobs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Forgets answers that are older than clients may ask for (72 hours). The ledger keeps the operation's key for ever,
 * so that a later replay is refused and not done again.
 */
@ApplicationScoped
class IdempotencyPurge {

    private static final int ROUNDS = 50;
    private static final String PURGE =
            """
            delete from idempotency where ctid = any (array(
                select ctid from idempotency where created_at < now() - interval '72 hours' limit 1000))""";

    private final Pool pool;
    private final Jobs jobs;

    IdempotencyPurge(@ReactiveDataSource("jobs") Pool pool, Jobs jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("idempotency-purge", Duration.ofMinutes(5), fencing -> purge(ROUNDS));
    }

    /** In short transactions, so that no lock is held long. */
    Uni<Void> purge(int rounds) {
        return pool.query(PURGE)
                .execute()
                .chain(deleted -> deleted.rowCount() == 0 || rounds == 1
                        ? Uni.createFrom().voidItem()
                        : purge(rounds - 1));
    }
}
