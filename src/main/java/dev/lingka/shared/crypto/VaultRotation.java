package dev.lingka.shared.crypto;

import dev.lingka.shared.job.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Seals anew, under the current master key, what an earlier one has sealed, so that the earlier one can be taken out
 * of the configuration. May run beside everything else: a value that changed meanwhile is left as it is. Indexes stay,
 * they hang on the index key.
 */
@Startup
@ApplicationScoped
public class VaultRotation {

    private static final int BATCH = 500;
    private static final String FIRST = "(0,0)";
    private static final String STALE =
            """
            select ctid::text as at, merchant_id, %2$s::text as row, %3$s as sealed from %1$s
             where ctid > $1::text::tid and %3$s is not null and not starts_with(%3$s, $2)
             order by ctid limit $3""";
    private static final String REPLACE =
            "update %1$s set %2$s = $1 where ctid = $2::text::tid and merchant_id = $3 and %2$s = $4";

    private final Vault vault;
    private final List<SealedColumns> features;
    private final Pool pool;
    private final Jobs jobs;
    private final AtomicLong lost;

    VaultRotation(
            Vault vault,
            @All List<SealedColumns> features,
            @ReactiveDataSource("jobs") Pool pool,
            Jobs jobs,
            MeterRegistry meters) {
        this.vault = vault;
        this.features = features;
        this.pool = pool;
        this.jobs = jobs;
        this.lost = meters.gauge("lingka_sealed_lost", new AtomicLong());
    }

    @Scheduled(every = "1h", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("vault-rotation", Duration.ofMinutes(50), fencing -> sealAnew(vault));
    }

    /** What no configured key opens is counted in {@code lingka_sealed_lost} and left as it is. */
    public Uni<Void> sealAnew(Vault under) {
        lost.set(0);
        return Multi.createFrom()
                .iterable(features)
                .onItem()
                .transformToIterable(SealedColumns::sealedColumns)
                .onItem()
                .transformToUniAndConcatenate(column -> after(FIRST, column, under))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> after(String position, SealedColumn column, Vault under) {
        return pool.preparedQuery(STALE.formatted(column.table(), column.row(), column.column()))
                .execute(Tuple.of(position, under.currentPrefix(), BATCH))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : replace(rows, column, under).chain(last -> after(last, column, under)));
    }

    /** Answers the position of the last row. */
    private Uni<String> replace(RowSet<Row> rows, SealedColumn column, Vault under) {
        List<Tuple> anew = new ArrayList<>();
        String last = FIRST;
        for (Row row : rows) {
            last = row.getString("at");
            String sealed = row.getString("sealed");
            Vault.Place place = new Vault.Place(
                    column.table(), column.column(), row.getInteger("merchant_id"), row.getString("row"));
            try {
                String fresh = under.seal(under.open(sealed, place), place);
                anew.add(Tuple.of(fresh, last, place.merchantId(), sealed));
            } catch (IllegalStateException unknownKey) {
                lost.incrementAndGet();
                Log.errorf("event=sealed_value_lost place=%s: no configured master key opens it", place);
            }
        }
        return write(anew, column).replaceWith(last);
    }

    private Uni<Void> write(List<Tuple> anew, SealedColumn column) {
        if (anew.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Log.infof("event=sealed_anew table=%s column=%s values=%d", column.table(), column.column(), anew.size());
        return pool.preparedQuery(REPLACE.formatted(column.table(), column.column()))
                .executeBatch(anew)
                .replaceWithVoid();
    }
}
