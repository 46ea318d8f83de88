package dev.lingka.shared.seal;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Chains of all merchants and their seals. */
@ApplicationScoped
class SealRepository {

    private static final String TARGETS =
            "select m.id as merchant_id, c.name as chain from merchant m cross join seal_chain c order by 1, 2";
    private static final String HEADS =
            """
            select distinct on (merchant_id, chain) merchant_id, chain, number, encode(hash, 'hex') as hash
              from seal order by merchant_id, chain, number desc""";

    private final Pool pool;

    SealRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** One chain of one merchant. */
    record Target(int merchantId, String chain) {

        static Target of(Row row) {
            return new Target(row.getInteger("merchant_id"), row.getString("chain"));
        }
    }

    /** The newest seal of a chain; the hash in hex. */
    record Head(int merchantId, String chain, long number, String hash) {

        static Head of(Row row) {
            return new Head(
                    row.getInteger("merchant_id"),
                    row.getString("chain"),
                    row.getLong("number"),
                    row.getString("hash"));
        }
    }

    Uni<List<Target>> targets() {
        return list(TARGETS, Target::of);
    }

    Uni<List<Head>> heads() {
        return list(HEADS, Head::of);
    }

    /** How many rows were sealed; less than the limit when the chain has caught up. */
    Uni<Long> sealNext(Target target, int limit) {
        return pool.preparedQuery("select seal_next($1, $2, $3)")
                .execute(Tuple.of(target.merchantId(), target.chain(), (long) limit))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private <T> Uni<List<T>> list(String sql, Function<Row, T> mapper) {
        return pool.query(sql).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(mapper)
                .toList());
    }
}
