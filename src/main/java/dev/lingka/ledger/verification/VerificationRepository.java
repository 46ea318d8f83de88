package dev.lingka.ledger.verification;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** All SQL of verification, with the eyes of the jobs, who see every merchant. */
@ApplicationScoped
class VerificationRepository {

    /** A new merchant's ledger is first verified when it is a day old; a failed try is repeated after an hour. */
    private static final String CLAIM =
            """
            insert into ledger_verification (merchant_id, tried_at)
            select m.id, app_now() from merchant m left join ledger_verification v on v.merchant_id = m.id
             where coalesce(v.verified_at, m.created_at) < app_now() - interval '23 hours'
               and coalesce(v.tried_at, m.created_at) < app_now() - interval '1 hour'
             order by coalesce(v.tried_at, m.created_at), m.id limit 1
            on conflict (merchant_id) do update set tried_at = excluded.tried_at
            returning merchant_id""";

    private static final String KEEP =
            "update ledger_verification set verified_at = app_now(), breaches = $2 where merchant_id = $1";

    private static final String STANDING =
            """
            select coalesce(sum(v.breaches), 0)::bigint as breaches,
                   coalesce(extract(epoch from app_now() - min(coalesce(v.verified_at, m.created_at))), 0)
                       ::double precision as age
              from merchant m left join ledger_verification v on v.merchant_id = m.id""";

    private final Pool pool;

    VerificationRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** How all ledgers stand: breaches found last, and how long ago the one was verified that waits longest. */
    record Standing(long breaches, double ageSeconds) {}

    /** Looks now, within the time that a statement of the jobs may take. */
    Uni<Verification> verify(int merchantId) {
        return verify(pool, merchantId);
    }

    /** Looks within the given time and keeps what was found. */
    Uni<Verification> verifyAndKeep(int merchantId, Duration patience) {
        return pool.withTransaction(connection -> allow(connection, patience)
                .chain(() -> verify(connection, merchantId))
                .call(found -> connection.preparedQuery(KEEP).execute(Tuple.of(merchantId, found.breachCount()))));
    }

    /** The merchant whose turn it is; nobody else gets the same one within the hour. */
    Uni<Optional<Integer>> claim() {
        return pool.query(CLAIM).execute().map(VerificationRepository::first);
    }

    Uni<Standing> standing() {
        return pool.query(STANDING)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Standing(row.getLong("breaches"), row.getDouble("age")));
    }

    private static Uni<Verification> verify(SqlClient client, int merchantId) {
        return client.preparedQuery("select ledger_verify($1)")
                .execute(Tuple.of(merchantId))
                .map(rows -> Verification.of(rows.iterator().next().getJsonObject(0)));
    }

    private static Uni<RowSet<Row>> allow(SqlConnection connection, Duration patience) {
        return connection
                .preparedQuery("select set_config('statement_timeout', $1, true)")
                .execute(Tuple.of(Long.toString(patience.toMillis())));
    }

    private static Optional<Integer> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getInteger(0));
    }
}
