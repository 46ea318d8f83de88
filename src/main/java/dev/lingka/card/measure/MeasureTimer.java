package dev.lingka.card.measure;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.job.Jobs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does what time brings to measures: a cancellation whose notice is over, a freeze that ends, an appeal that nobody
 * decided, a cancellation that became final. Each in a commit of its own, which looks at the measure anew under its
 * lock: a replica that froze and comes back does nothing twice.
 */
@ApplicationScoped
class MeasureTimer {

    private static final Logger LOG = Logger.getLogger(MeasureTimer.class);
    private static final String NAME = "measure-timer";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 200;
    private static final String DUE =
            "select merchant_id, id from measure where due_at <= app_now() order by due_at limit $1";

    private final Jobs jobs;
    private final Pool pool;
    private final MoneyFunctions functions;

    MeasureTimer(Jobs jobs, @ReactiveDataSource("jobs") Pool pool, MoneyFunctions functions) {
        this.jobs = jobs;
        this.pool = pool;
        this.functions = functions;
    }

    @Scheduled(every = "${lingka.measure.every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(NAME, LEASE, fencing -> passAll());
    }

    private Uni<Void> passAll() {
        return pool.preparedQuery(DUE).execute(Tuple.of(BATCH)).chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::pass)
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** One that fails stays for the next run and does not keep the others waiting. */
    private Uni<Void> pass(Row row) {
        UUID id = row.getUUID("id");
        Operation operation = Operation.ofSystem(row.getInteger("merchant_id"), "measure-pass:" + id);
        return functions
                .call("measure_pass", operation, new JsonObject().put("measureId", id.toString()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("event=measure_not_passed measure=%s cause=%s", id, failure))
                .onFailure()
                .recoverWithNull();
    }
}
