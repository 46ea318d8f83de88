package dev.lingka.ledger.books;

import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Rolls up counter-accounts behind the payments. */
@ApplicationScoped
class RollUpWorker {

    private static final long BATCH = 2_000;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private final Pool pool;
    private final Jobs jobs;

    RollUpWorker(@ReactiveDataSource("jobs") Pool pool, Jobs jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("ledger-roll-up", LONGEST_RUN, fencing -> rollUpAll());
    }

    private Uni<Void> rollUpAll() {
        return pool.query("select id from merchant order by id")
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(ids(rows)))
                .onItem()
                .transformToUniAndConcatenate(this::catchUp)
                .onItem()
                .ignoreAsUni();
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> catchUp(int merchantId) {
        return rollUp(merchantId)
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=roll_up_failed merchant=%d", merchantId))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> rollUp(int merchantId) {
        return pool.preparedQuery("select ledger_roll_up($1, $2)")
                .execute(Tuple.of(merchantId, BATCH))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(done -> done < BATCH ? Uni.createFrom().voidItem() : rollUp(merchantId));
    }

    private static List<Integer> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getInteger(0))
                .toList();
    }
}
