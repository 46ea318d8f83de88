package dev.lingka.shared.limit;

import dev.lingka.shared.redis.RedisRest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Counts in Redis, over all replicas, by Redis' clock. One hash per subject with the counts of this window and the one
 * before; it lives for two windows.
 */
@Startup
@ApplicationScoped
class RedisWindows {

    private static final String TAKE =
            """
            local length, count = tonumber(ARGV[1]), tonumber(ARGV[2])
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local window, left = math.floor(now / length), length - now % length
            local seen = redis.call('hmget', KEYS[1], 'window', 'current', 'previous')
            local at, current, previous = tonumber(seen[1] or window), tonumber(seen[2] or 0), tonumber(seen[3] or 0)
            if at == window - 1 then
              current, previous = 0, current
            elseif at ~= window then
              current, previous = 0, 0
            end
            if current + math.floor(previous * left / length) < count then
              redis.call('hset', KEYS[1], 'window', window, 'current', current + 1, 'previous', previous)
              redis.call('pexpire', KEYS[1], 2 * length)
              return 0
            end
            if current < count then
              return left - math.floor((count - current) * length / previous) + 1
            end
            return left + 1""";

    private final RedisAPI redis;
    private final LimitConfig config;
    private final RedisRest rest;
    private final Counter away;

    RedisWindows(RedisAPI redis, LimitConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        rest = new RedisRest(1, config.redisRest());
        this.away = meters.counter("lingka_limit_redis_away");
    }

    boolean isAway() {
        return rest.isOn();
    }

    /**
     * Takes a place; fails when Redis does not answer in time.
     *
     * @return 0, or the milliseconds until there is a place again
     */
    Uni<Long> take(String key, Limit limit) {
        List<String> call =
                List.of(TAKE, "1", key, Long.toString(limit.window().toMillis()), Integer.toString(limit.count()));
        return redis.eval(call)
                .ifNoItem()
                .after(config.redisTimeout())
                .fail()
                .map(answer -> answer.toLong())
                .onFailure()
                .invoke(this::failed);
    }

    private void failed() {
        rest.failed();
        away.increment();
    }
}
