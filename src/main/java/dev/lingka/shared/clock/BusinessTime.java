package dev.lingka.shared.clock;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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

/**
 * Keeps the injected clock at {@code app_now()}: reads the stored offset before anything else starts, and every second
 * from then on. (Production refuses to start when it is not zero.)
 */
@Singleton
class BusinessTime {

    private static final int BEFORE_ALL_OTHERS = 1;
    private static final String OFFSET = "select (extract(epoch from offset_by) * 1000)::bigint from app_clock";

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
                ResultSet row = statement.executeQuery(OFFSET)) {
            row.next();
            follow(row.getLong(1));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return pool.query(OFFSET)
                .execute()
                .invoke(rows -> follow(rows.iterator().next().getLong(0)))
                .replaceWithVoid();
    }

    private void follow(long offsetMillis) {
        clock.shiftTo(Duration.ofMillis(offsetMillis));
    }
}
