package dev.lingka.coupon.upkeep;

import dev.lingka.shared.job.Jobs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Walks the coupons whose time has come, in batches that each commit: killed in the middle it goes on where it was, and
 * each coupon is told of once. One replica at a time, held by its fencing number.
 */
@ApplicationScoped
class UpkeepWorker {

    static final String NAME = "coupon-upkeep";

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 500;
    /** What one run does at most of each kind: 100,000 coupons. */
    private static final int ROUNDS = 200;

    private static final String LAPSE = "select coupon_lapse($1, $2, $3)";
    private static final String REMIND = "select coupon_remind($1, $2, $3)";
    private static final String EXPIRE = "select coupon_expire($1, $2, $3)";

    private final Jobs jobs;
    private final Pool pool;

    UpkeepWorker(Jobs jobs, @ReactiveDataSource("jobs") Pool pool) {
        this.jobs = jobs;
        this.pool = pool;
    }

    @Scheduled(every = "${lingka.coupon.upkeep-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(NAME, LEASE, fencing -> drain(EXPIRE, fencing, ROUNDS)
                .chain(() -> drain(LAPSE, fencing, ROUNDS))
                .chain(() -> drain(REMIND, fencing, ROUNDS)));
    }

    private Uni<Void> drain(String batch, long fencing, int rounds) {
        return pool.preparedQuery(batch)
                .execute(Tuple.of(NAME, fencing, BATCH))
                .map(rows -> rows.iterator().next().getInteger(0))
                .chain(done ->
                        done < BATCH || rounds == 1 ? Uni.createFrom().voidItem() : drain(batch, fencing, rounds - 1));
    }
}
