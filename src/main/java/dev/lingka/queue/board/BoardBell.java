package dev.lingka.queue.board;

import dev.lingka.queue.site.StoreKey;
import dev.lingka.shared.redis.PipelinedRedis;
import dev.lingka.shared.redis.RedisKeys;
import dev.lingka.shared.redis.RedisRest;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Passes the word between replicas that a store's queue has changed. A bell and no more: it says which store, never what;
 * a word that is lost costs a second.
 */
@Startup
@ApplicationScoped
class BoardBell {

    private static final String CHANNEL = RedisKeys.ofInstallation("queue", "changed");
    private static final int WORD = 2;
    private static final int FAILURES = 1;
    private static final Duration REST = Duration.ofSeconds(2);

    private final Redis redis;
    private final PipelinedRedis speaker;
    private final BoardConfig config;
    private final RedisRest rest = new RedisRest(FAILURES, REST);
    private final AtomicReference<Object> line = new AtomicReference<>();
    private volatile Consumer<StoreKey> listener = key -> {};

    BoardBell(Redis redis, PipelinedRedis speaker, BoardConfig config) {
        this.redis = redis;
        this.speaker = speaker;
        this.config = config;
    }

    /** Who wants to know; one alone. */
    void heard(Consumer<StoreKey> hears) {
        listener = hears;
    }

    /** Tells all replicas. Never fails, and never waits long. */
    Uni<Void> ring(StoreKey key) {
        if (rest.isOn()) {
            return Uni.createFrom().voidItem();
        }
        return speaker.call(api -> api.publish(CHANNEL, key.told()))
                .ifNoItem()
                .after(config.bellTimeout())
                .fail()
                .invoke(rest::answered)
                .onFailure()
                .invoke(failure -> rest.failed())
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Listens again when the line is broken, as it is in the beginning. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> listen() {
        Object mine = new Object();
        if (!line.compareAndSet(null, mine)) {
            return Uni.createFrom().voidItem();
        }
        return redis.connect()
                .call(connection -> subscribe(connection, mine))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> over(mine))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Response> subscribe(RedisConnection connection, Object mine) {
        connection.handler(this::hear);
        connection.endHandler(() -> over(mine));
        connection.exceptionHandler(broken -> over(mine));
        return connection.send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL));
    }

    private void over(Object mine) {
        if (line.compareAndSet(mine, null)) {
            Log.debugf("event=queue_bell_over");
        }
    }

    /** {@code message}, the channel, the word; all else is about the subscription itself. */
    private void hear(Response push) {
        if (push.size() > WORD && "message".equals(push.get(0).toString())) {
            StoreKey.read(push.get(WORD).toString()).ifPresent(listener);
        }
    }
}
