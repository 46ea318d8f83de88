package dev.lingka.points.expiry;

import dev.lingka.shared.MerchantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The SQL of the expiry, with the eyes of the jobs, who see every merchant. */
@ApplicationScoped
class ExpiryRepository {

    /** So many members in one commit: the till waits for none of them longer than a blink. */
    static final int BATCH = 200;

    private final Pool pool;

    ExpiryRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    Uni<List<MerchantId>> merchants() {
        return pool.query("select id from merchant where created_at <= app_now() order by id")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MerchantId(row.getInteger(0)))
                        .toList());
    }

    /** How many members were looked after; fewer than {@link #BATCH} when nobody is left. */
    Uni<Integer> expireNext(long fencing, MerchantId merchant) {
        return count(
                "select points_expire_next($1, $2, $3, $4)",
                Tuple.of(ExpiryJob.NAME, fencing, merchant.merchantId(), BATCH));
    }

    /** How many members were looked after; fewer than {@link #BATCH} when nobody is left. */
    Uni<Integer> noticeNext(long fencing, MerchantId merchant, int days) {
        return count(
                "select points_notice_next($1, $2, $3, $4, $5)",
                Tuple.of(ExpiryJob.NAME, fencing, merchant.merchantId(), days, BATCH));
    }

    private Uni<Integer> count(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
