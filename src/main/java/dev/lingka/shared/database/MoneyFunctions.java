package dev.lingka.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * The door for operations that move value: one PL/pgSQL function per use case, one round trip, one commit. The
 * function opens row-level security for the operation's merchant itself.
 */
@ApplicationScoped
public class MoneyFunctions {

    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");
    private static final int RETRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

    private final Pool pool;

    MoneyFunctions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Calls {@code function(call jsonb, args jsonb) returns jsonb}. Deadlocks and serialization failures are tried
     * again: nothing was committed.
     *
     * @param function a constant of the calling class, never built from input
     */
    public Uni<Outcome> call(String function, Operation operation, JsonObject args) {
        return pool.preparedQuery("select " + function + "($1, $2)")
                .execute(Tuple.of(operation.toCall(), args))
                .map(rows -> Outcome.of(rows.iterator().next().getJsonObject(0)))
                .onFailure(MoneyFunctions::isTransient)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES);
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof PgException refused && TRANSIENT.contains(refused.getSqlState());
    }
}
