package dev.lingka.shared.database;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads of tenant tables in plain SQL: one query in a transaction that first opens row-level security for its
 * merchant.
 */
@ApplicationScoped
public class MerchantReads {

    private final Pool pool;

    MerchantReads(Pool pool) {
        this.pool = pool;
    }

    /**
     * All rows of the query, mapped.
     *
     * @param sql names {@code merchant_id}, even so: row-level security is the backstop, not the filter
     */
    public <T> Uni<List<T>> list(InMerchant merchant, String sql, Tuple parameters, Function<Row, T> mapper) {
        String merchantId = Integer.toString(merchant.merchantId());
        return pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.merchant', $1, true)")
                        .execute(Tuple.of(merchantId))
                        .chain(() -> connection.preparedQuery(sql).execute(parameters)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(mapper)
                        .toList());
    }
}
