package dev.lingka.shared.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.RedisConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * One connection to Redis on which commands follow each other without waiting for answers: many of them share one
 * write here and one read there. For short commands alone; a long one holds up all that come after it.
 */
@ApplicationScoped
public class PipelinedRedis {

    private final Redis redis;
    private final AtomicReference<Line> open = new AtomicReference<>();

    public PipelinedRedis(Redis redis) {
        this.redis = redis;
    }

    /** Opens the connection where there is none. */
    public <T> Uni<T> call(Function<RedisAPI, Uni<T>> command) {
        return Uni.createFrom().deferred(() -> line().api).flatMap(command::apply);
    }

    /** Leaves the connection, which may be one that nobody answers any more; the next call opens another. */
    public void drop() {
        Line dropped = open.getAndSet(null);
        if (dropped != null) {
            dropped.close();
        }
    }

    private Line line() {
        Line known = open.get();
        if (known != null) {
            return known;
        }
        Line fresh = new Line();
        return open.compareAndSet(null, fresh) ? fresh : line();
    }

    private final class Line {

        private final Uni<RedisConnection> connection =
                redis.connect().onFailure().invoke(this::over).memoize().indefinitely();
        private final Uni<RedisAPI> api = connection
                .map(opened -> RedisAPI.api(opened.endHandler(this::over).exceptionHandler(broken -> over())))
                .memoize()
                .indefinitely();

        private void over() {
            open.compareAndSet(this, null);
        }

        private void close() {
            connection.flatMap(RedisConnection::close).subscribe().with(closed -> {}, gone -> {});
        }
    }
}
