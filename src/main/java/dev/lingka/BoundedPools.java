package dev.lingka;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Pools in which nobody waits for ever. Quarkus has settings for a pool's size and age, but none for how long a
 * request may wait for a connection and how many may wait; without them an outage becomes a pile-up.
 */
final class BoundedPools {
    private static final int WAIT_SECONDS = 5;
    private static final int WAITING_PER_CONNECTION = 25;

    private BoundedPools() {}

    /** The pool of requests. */
    @Singleton
    static class Requests implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The pool of background work. */
    @Singleton
    @ReactiveDataSource("jobs")
    static class Jobs implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    private static Pool bounded(PgPoolCreator.Input input) {
        int size = input.poolOptions().getMaxSize();
        return PgBuilder.pool()
                .using(input.vertx())
                .with(input.poolOptions()
                        .setConnectionTimeout(WAIT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxWaitQueueSize(size * WAITING_PER_CONNECTION))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .build();
    }
}
