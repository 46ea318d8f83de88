package dev.lingka.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Card balances in Redis: one hash per card with each account's balance and sequence. The sequence is the version of
 * its account, so a late writer never puts an old balance back. The life of a key is set when it is made and never
 * prolonged: it bounds what a lost write can do.
 */
@ApplicationScoped
class BalanceCache {

    static final List<String> ASSETS = List.of("principal", "bonus");
    private static final String SET_IF_NEWER =
            """
            local made = redis.call('exists', KEYS[1]) == 0
            for i = 2, #ARGV, 3 do
              local seen = redis.call('hget', KEYS[1], ARGV[i] .. ':sequence')
              if not seen or tonumber(seen) < tonumber(ARGV[i + 2]) then
                redis.call('hset', KEYS[1], ARGV[i], ARGV[i + 1], ARGV[i] .. ':sequence', ARGV[i + 2])
              end
            end
            if made then redis.call('pexpire', KEYS[1], ARGV[1]) end
            return 1""";

    private final RedisAPI redis;
    private final LedgerConfig config;
    private final MeterRegistry meters;
    /** In {@link System#nanoTime()}; before it nobody reads the cache. */
    private volatile long restsUntil = System.nanoTime();

    BalanceCache(RedisAPI redis, LedgerConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.meters = meters;
    }

    /** Empty when the card is not cached, or the cache is away. */
    Uni<Optional<Balance>> read(String key) {
        if (System.nanoTime() - restsUntil < 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return guarded(() -> redis.hmget(List.of(key, "principal", "principal:sequence", "bonus", "bonus:sequence")))
                .map(answer -> answer.flatMap(BalanceCache::balance))
                .invoke(hit -> count(hit.isPresent() ? "hit" : "miss"));
    }

    /**
     * Writes each account that is newer than the cached one. Never fails. Tried also while reads rest: a write left out
     * would show an old balance when they come back.
     */
    Uni<Void> write(String key, JsonArray accounts) {
        List<String> call = new ArrayList<>(List.of(SET_IF_NEWER, "1", key));
        call.add(Long.toString(config.balanceLifetime().toMillis()));
        for (Object element : accounts) {
            JsonObject account = (JsonObject) element;
            call.add(account.getString("asset"));
            call.add(account.getLong("balance").toString());
            call.add(account.getLong("sequence").toString());
        }
        return guarded(() -> redis.eval(call)).replaceWithVoid();
    }

    private static Optional<Balance> balance(Response fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == null) {
                return Optional.empty();
            }
        }
        long version = fields.get(1).toLong() + fields.get(3).toLong();
        return Optional.of(new Balance(fields.get(0).toLong(), fields.get(2).toLong(), version));
    }

    private Uni<Optional<Response>> guarded(Supplier<Uni<? extends Response>> call) {
        return Uni.createFrom()
                .deferred(call)
                .ifNoItem()
                .after(config.cacheTimeout())
                .fail()
                .map(answer -> Optional.<Response>ofNullable(answer))
                .onFailure()
                .recoverWithItem(this::rest);
    }

    private Optional<Response> rest() {
        restsUntil = System.nanoTime() + config.cacheRest().toNanos();
        count("away");
        return Optional.empty();
    }

    private void count(String result) {
        meters.counter("lingka_balance_cache", "result", result).increment();
    }
}
