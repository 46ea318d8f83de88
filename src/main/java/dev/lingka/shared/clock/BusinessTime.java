package dev.lingka.shared.clock;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the injected clock at {@code app_now()}, the database's time with the stored offset: before anything else
 * starts, and every second from then on. So a replica whose own clock is wrong decides no expiry by it. (Production
 * refuses to start when the offset is not zero.)
 */
@Singleton
class BusinessTime {

    private static final int BEFORE_ALL_OTHERS = 1;
    /** A time that was longer under way is no longer the time; what was known before is better. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The database's time, and what {@code app_now()} adds to it. */
    private static final String NOW =
            """
            select (extract(epoch from statement_timestamp()) * 1000)::bigint,
                   (extract(epoch from offset_by) * 1000)::bigint
              from app_clock""";

    private final ShiftedClock clock = new ShiftedClock(Clock.systemUTC());
    private final AgroalDataSource blocking;
    private final Pool pool;

    BusinessTime(AgroalDataSource blocking, Pool pool) {
        this.blocking = blocking;
        this.pool = pool;
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    void readFirst(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) throws SQLException {
        try (Connection connection = blocking.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOW)) {
            row.next();
            follow(row.getLong(1), row.getLong(2));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        long asked = System.nanoTime();
        return pool.query(NOW)
                .execute()
                .invoke(rows -> {
                    if (System.nanoTime() - asked < FRESH_NANOS) {
                        Row row = rows.iterator().next();
                        follow(row.getLong(0), row.getLong(1));
                    }
                })
                .replaceWithVoid();
    }

    private void follow(long nowMillis, long offsetMillis) {
        clock.follow(Instant.ofEpochMilli(nowMillis), Duration.ofMillis(offsetMillis));
    }
}
