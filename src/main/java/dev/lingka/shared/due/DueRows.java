package dev.lingka.shared.due;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Does what time brings to single rows: calls a function for each whose moment has come, in a commit of its own. The
 * function looks at the row anew under its lock, so that a replica that froze and comes back does nothing twice.
 */
@ApplicationScoped
public class DueRows {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int PAGE = 200;
    /** After the last one of the page before, so that rows that fail keep nobody waiting. */
    private static final String DUE =
            """
            select merchant_id, %1$s as id, due_at from %2$s
             where due_at <= app_now() and ($2::timestamptz is null or (due_at, %1$s) > ($2, $3))
             order by due_at, %1$s limit $1""";

    private final Jobs jobs;
    private final Pool pool;
    private final MoneyFunctions functions;

    DueRows(Jobs jobs, @ReactiveDataSource("jobs") Pool pool, MoneyFunctions functions) {
        this.jobs = jobs;
        this.pool = pool;
        this.functions = functions;
    }

    /** Goes through all that is due, unless another replica does. What fails is logged, and tried at the next run. */
    public Uni<Void> pass(Due due) {
        return jobs.exclusively(due.job(), LEASE, fencing -> page(due, null, null));
    }

    private Uni<Void> page(Due due, OffsetDateTime lastDueAt, UUID lastId) {
        return pool.preparedQuery(DUE.formatted(due.id(), due.table()))
                .execute(Tuple.of(PAGE, lastDueAt, lastId))
                .chain(rows -> each(due, rows)
                        .chain(last -> rows.size() < PAGE
                                ? Uni.createFrom().voidItem()
                                : page(due, last.getOffsetDateTime("due_at"), last.getUUID("id"))));
    }

    /** The last row; null without any. */
    private Uni<Row> each(Due due, RowSet<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> call(due, row).replaceWith(row))
                .collect()
                .last();
    }

    private Uni<Void> call(Due due, Row row) {
        UUID id = row.getUUID("id");
        Operation operation = Operation.ofSystem(row.getInteger("merchant_id"), due.job() + ":" + id);
        return functions
                .call(due.function(), operation, new JsonObject().put(due.argument(), id.toString()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("event=due_row_failed job=%s row=%s cause=%s", due.job(), id, failure))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Rows with a moment at which something is to be done.
     *
     * @param job the name of the lease
     * @param table has the columns {@code merchant_id} and {@code due_at}, by which it is indexed
     * @param id the column of the row's id
     * @param argument under which the function gets the id
     */
    public record Due(String job, String table, String id, String function, String argument) {}
}
