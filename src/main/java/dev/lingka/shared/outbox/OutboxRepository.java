package dev.lingka.shared.outbox;

import dev.lingka.shared.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/** Claims and marks deliveries of all merchants; each statement commits by itself. */
@ApplicationScoped
class OutboxRepository {

    private static final String CLAIM = "select * from outbox_claim($1, $2, $3, $4)";
    private static final String DONE = "select outbox_done($1, $2, $3, $4) as marked";

    private static final String MARK =
            """
            update outbox_delivery
               set state = $5, due_at = now() + $6 * interval '1 millisecond', last_error = $7, lease_token = null
             where merchant_id = $1 and event_id = $2 and listener = $3 and lease_token = $4 and state = 'pending'""";

    private static final String BACKLOG =
            """
            select coalesce(extract(epoch from now() - min(created_at)), 0)::double precision as age,
                   (select count(*) from outbox_delivery where state = 'dead') as dead
              from outbox_delivery where state = 'pending'""";

    private final Pool pool;

    OutboxRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** The oldest waiting delivery's age in seconds, and how many were given up. */
    record Backlog(double ageSeconds, long dead) {}

    Uni<List<Delivery>> claim(Collection<String> listeners, int limit, Duration lease) {
        UUID token = Ids.next();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(listeners.toArray(String[]::new), limit, token, lease.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Delivery.of(row, token))
                        .toList());
    }

    /** Marks deliveries of one claim, and tells how many it still held: a later holder's work is not marked. */
    Uni<Integer> markDone(List<Delivery> handled) {
        Tuple parameters = Tuple.of(
                handled.get(0).token(),
                each(handled, OutboxEvent::merchantId, Integer[]::new),
                each(handled, OutboxEvent::id, Long[]::new),
                handled.stream().map(Delivery::listener).toArray(String[]::new));
        return pool.preparedQuery(DONE)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getInteger("marked"));
    }

    private static <T> T[] each(List<Delivery> deliveries, Function<OutboxEvent, T> of, IntFunction<T[]> array) {
        return deliveries.stream().map(Delivery::event).map(of).toArray(array);
    }

    /** True when the claim still held. */
    Uni<Boolean> markFailed(Delivery delivery, Duration pause, String error) {
        return mark(delivery, "pending", pause, error);
    }

    Uni<Boolean> markDead(Delivery delivery, String error) {
        return mark(delivery, "dead", Duration.ZERO, error);
    }

    Uni<Backlog> backlog() {
        return pool.query(BACKLOG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(row.getDouble("age"), row.getLong("dead"));
        });
    }

    private Uni<Boolean> mark(Delivery delivery, String state, Duration pause, String error) {
        Tuple parameters = Tuple.tuple()
                .addInteger(delivery.event().merchantId())
                .addLong(delivery.event().id())
                .addString(delivery.listener())
                .addUUID(delivery.token())
                .addString(state)
                .addLong(pause.toMillis())
                .addString(error);
        return pool.preparedQuery(MARK).execute(parameters).map(rows -> rows.rowCount() == 1);
    }
}
