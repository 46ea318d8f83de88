package dev.lingka.shared.database;

import dev.lingka.shared.ActorKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final AtomicInteger underWay = new AtomicInteger();

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
        return operation.actor().kind() == ActorKind.SYSTEM
                ? execute(function, operation, args)
                : Uni.createFrom().deferred(() -> {
                    underWay.incrementAndGet();
                    return execute(function, operation, args).eventually(underWay::decrementAndGet);
                });
    }

    /** How many operations of people this replica has under way: those for whose end somebody stands and waits. */
    public int underWay() {
        return underWay.get();
    }

    private Uni<Outcome> execute(String function, Operation operation, JsonObject args) {
        return pool.preparedQuery("select " + function + "($1, $2)")
                .execute(Tuple.of(operation.toCall(), args))
                .map(rows -> Outcome.of(rows.iterator().next().getJsonObject(0)))
                .onFailure(MoneyFunctions::isTransient)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES);
    }

    /**
     * What this operation came to when it was asked for before; empty when it was not. For operations that must ask
     * the world outside first, as for what a code stands for that works once: a retry must not ask again.
     */
    public Uni<Optional<Outcome>> earlier(Operation operation) {
        return pool.preparedQuery("select idempotency_begin($1)")
                .execute(Tuple.of(operation.toCall()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getJsonObject(0))
                        .map(Outcome::of));
    }

    /** What this operation came to before, or else the refusal that it would meet by now. */
    public Uni<Outcome> earlierOr(Operation operation, Throwable refusal) {
        return earlier(operation)
                .chain(known -> known.map(outcome -> Uni.createFrom().item(outcome))
                        .orElseGet(() -> Uni.createFrom().failure(refusal)));
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof PgException refused && TRANSIENT.contains(refused.getSqlState());
    }
}
