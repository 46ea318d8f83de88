package dev.lingka.card.term;

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

/** Tells holders that the term of their card ends. Each in a commit of its own, which looks at the term anew. */
@ApplicationScoped
class TermTimer {

    private static final Logger LOG = Logger.getLogger(TermTimer.class);
    private static final String NAME = "card-term";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 500;
    private static final String DUE =
            "select merchant_id, card_id from card_term where due_at <= app_now() order by due_at limit $1";

    private final Jobs jobs;
    private final Pool pool;
    private final MoneyFunctions functions;

    TermTimer(Jobs jobs, @ReactiveDataSource("jobs") Pool pool, MoneyFunctions functions) {
        this.jobs = jobs;
        this.pool = pool;
        this.functions = functions;
    }

    @Scheduled(every = "${lingka.card.term.every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
        UUID id = row.getUUID("card_id");
        Operation operation = Operation.ofSystem(row.getInteger("merchant_id"), "card-term:" + id);
        return functions
                .call("card_term_pass", operation, new JsonObject().put("cardId", id.toString()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("event=card_term_not_told card=%s cause=%s", id, failure))
                .onFailure()
                .recoverWithNull();
    }
}
