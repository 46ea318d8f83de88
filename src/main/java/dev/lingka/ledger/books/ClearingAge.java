package dev.lingka.ledger.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Shows the age of the oldest open item of each clearing account: they must return to zero, so age is an alert. */
@ApplicationScoped
class ClearingAge {

    private static final String AGES =
            """
            select c.code as counter, coalesce(extract(epoch from app_now() - min(i.since)), 0)::double precision as age
              from ledger_counter c left join ledger_open_item i on i.counter = c.code and i.asset = c.asset
             where c.clears group by c.code""";

    private final Pool pool;
    private final MultiGauge ages;

    ClearingAge(@ReactiveDataSource("jobs") Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.ages = MultiGauge.builder("lingka_clearing_age_seconds").register(meters);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.query(AGES).execute().invoke(this::show).replaceWithVoid();
    }

    private void show(RowSet<Row> rows) {
        List<MultiGauge.Row<?>> gauges = StreamSupport.stream(rows.spliterator(), false)
                .<MultiGauge.Row<?>>map(
                        row -> MultiGauge.Row.of(Tags.of("counter", row.getString("counter")), row.getDouble("age")))
                .toList();
        ages.register(gauges, true);
    }
}
