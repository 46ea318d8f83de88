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
import java.util.stream.StreamSupport;

/** Claims and marks deliveries of all merchants; each statement commits by itself. */
@ApplicationScoped
class OutboxRepository {

    /**
     * A delivery is due when no earlier one of its listener and aggregate is still pending, whoever has it: that keeps
     * the order, and makes the deliveries of one claim independent of each other.
     */
    private static final String CLAIM =
            """
            with due as materialized (
                select d.merchant_id, d.event_id, d.listener
                  from outbox_delivery d
                 where d.state = 'pending' and d.due_at <= now() and d.listener = any ($1)
                   and not exists (select from outbox_delivery earlier
                                    where earlier.merchant_id = d.merchant_id and earlier.listener = d.listener
                                      and earlier.aggregate = d.aggregate and earlier.state = 'pending'
                                      and earlier.event_id < d.event_id)
                 order by d.due_at, d.event_id limit $2 for update of d skip locked),
            claimed as (
                update outbox_delivery d
                   set lease_token = $3, due_at = now() + $4 * interval '1 millisecond', attempts = attempts + 1
                  from due
                 where d.merchant_id = due.merchant_id and d.event_id = due.event_id and d.listener = due.listener
                returning d.merchant_id, d.event_id, d.listener, d.attempts)
            select c.*, e.type, e.version, e.aggregate, e.payload, e.created_at
              from claimed c join outbox_event e on e.merchant_id = c.merchant_id and e.id = c.event_id
             order by c.event_id""";

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

    /** True when the claim still held; a later holder's work is not marked by this one. */
    Uni<Boolean> markDone(Delivery delivery) {
        return mark(delivery, "done", Duration.ZERO, null);
    }

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
