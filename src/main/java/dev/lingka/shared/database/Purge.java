package dev.lingka.shared.database;

import dev.lingka.shared.job.Jobs;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Deletes what features keep for some time only. */
@ApplicationScoped
public class Purge {

    /** What one run takes at most of each table: {@code ROUNDS} times 1,000 rows. */
    private static final int ROUNDS = 50;

    private static final String DELETE =
            "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit 1000))";

    private final List<Retention> features;
    private final Pool pool;
    private final Jobs jobs;

    Purge(@All List<Retention> features, @ReactiveDataSource("jobs") Pool pool, Jobs jobs) {
        this.features = features;
        this.pool = pool;
        this.jobs = jobs;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("purge", Duration.ofMinutes(5), fencing -> all());
    }

    public Uni<Void> all() {
        return Multi.createFrom()
                .iterable(features)
                .onItem()
                .transformToIterable(Retention::expired)
                .onItem()
                .transformToUniAndConcatenate(expired -> delete(expired, ROUNDS))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** In short transactions, so that no lock is held long. */
    private Uni<Void> delete(Expired expired, int rounds) {
        return pool.query(DELETE.formatted(expired.table(), expired.condition()))
                .execute()
                .chain(deleted -> deleted.rowCount() == 0 || rounds == 1
                        ? Uni.createFrom().voidItem()
                        : delete(expired, rounds - 1));
    }
}
