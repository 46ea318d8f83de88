package dev.lingka.shared.job;

import dev.lingka.shared.Ids;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Lets one of many replicas do a piece of scheduled work. A lease lives in PostgreSQL on real time; each new holder
 * gets a higher fencing number. Work that must never happen twice calls the SQL function
 * {@code job_fence(name, fencing)} in the transaction of its effect, which refuses a holder that froze past its lease.
 */
@ApplicationScoped
public class Jobs {

    private static final String TAKE =
            """
            insert into job_lease (name, holder, fencing, lease_until)
            values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
            on conflict (name) do update
               set holder = excluded.holder, fencing = job_lease.fencing + 1, lease_until = excluded.lease_until
             where job_lease.lease_until <= clock_timestamp()
            returning fencing""";
    private static final String RELEASE =
            "update job_lease set lease_until = clock_timestamp() where name = $1 and fencing = $2 and holder = $3";

    private final Pool pool;
    private final UUID holder = Ids.next();

    Jobs(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs the work if no other replica is at it, and gives the lease back at its end.
     *
     * @param ttl longer than the work may take: work that is not done by then fails here, and another replica may start
     * @param work gets the fencing number; not called when another replica holds the lease
     */
    public Uni<Void> exclusively(String name, Duration ttl, LongFunction<Uni<Void>> work) {
        return take(name, ttl)
                .chain(fencing -> fencing.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : run(ttl, work, fencing.getAsLong()).eventually(() -> release(name, fencing.getAsLong())));
    }

    /**
     * Runs the work if no replica has run it within the period; keeps the lease until the period is over, unless the
     * work fails. The work must be done within the period.
     */
    public Uni<Void> oncePer(String name, Duration period, LongFunction<Uni<Void>> work) {
        return take(name, period)
                .chain(fencing -> fencing.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : run(period, work, fencing.getAsLong())
                                .onFailure()
                                .call(() -> release(name, fencing.getAsLong())));
    }

    private Uni<OptionalLong> take(String name, Duration ttl) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(name, holder, ttl.toMillis()))
                .map(Jobs::fencing);
    }

    private static OptionalLong fencing(RowSet<Row> rows) {
        return rows.size() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(rows.iterator().next().getLong(0));
    }

    private static Uni<Void> run(Duration ttl, LongFunction<Uni<Void>> work, long fencing) {
        return Uni.createFrom()
                .deferred(() -> work.apply(fencing))
                .ifNoItem()
                .after(ttl)
                .fail();
    }

    private Uni<Void> release(String name, long fencing) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(name, fencing, holder))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("event=lease_not_released job=%s: it ends by itself", name))
                .onFailure()
                .recoverWithNull();
    }
}
