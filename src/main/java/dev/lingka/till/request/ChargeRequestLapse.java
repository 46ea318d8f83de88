package dev.lingka.till.request;

import dev.lingka.shared.job.Jobs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Marks requests that ran out, so that nothing stays pending. A late mark changes nothing for anybody: a request that
 * ran out is refused and shown as lapsed before it.
 */
@ApplicationScoped
class ChargeRequestLapse {

    private static final String NAME = "charge-request-lapse";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 500;

    private final Jobs jobs;
    private final Pool pool;

    ChargeRequestLapse(Jobs jobs, @ReactiveDataSource("jobs") Pool pool) {
        this.jobs = jobs;
        this.pool = pool;
    }

    @Scheduled(
            every = "${lingka.charge-request.lapse-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(NAME, LEASE, fencing -> pool.preparedQuery("select charge_request_lapse($1)")
                .execute(Tuple.of(BATCH))
                .replaceWithVoid());
    }
}
