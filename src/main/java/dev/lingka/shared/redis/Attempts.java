package dev.lingka.shared.redis;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Counts attempts within a window, over all replicas, to stop who guesses. When Redis is away each replica counts for
 * itself: a guesser gets as many tries per replica, honest people notice nothing.
 */
@ApplicationScoped
public class Attempts {

    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final String ADD =
            """
            local n = redis.call('incr', KEYS[1])
            if n == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
            return n""";

    private final RedisAPI redis;
    private final LocalAttempts local = new LocalAttempts();

    Attempts(RedisAPI redis) {
        this.redis = redis;
    }

    /**
     * One more attempt; tells how many there were since the first of the window.
     *
     * @param purpose the feature's own room, as in {@code scan}
     * @param name who or what is counted; never personal data, a keyed index instead
     */
    public Uni<Long> add(InMerchant merchant, String purpose, String name, Duration window) {
        String key = RedisKeys.ofMerchant(merchant, purpose, name);
        return redis.eval(List.of(ADD, "1", key, Long.toString(window.toMillis())))
                .map(answer -> answer.toLong())
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(() -> local.add(key, window));
    }

    /** How many attempts there were, without making one. */
    public Uni<Long> count(InMerchant merchant, String purpose, String name) {
        String key = RedisKeys.ofMerchant(merchant, purpose, name);
        return redis.get(key)
                .map(answer -> answer == null ? local.count(key) : answer.toLong())
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(() -> local.count(key));
    }
}
