package dev.lingka.ledger;

import dev.lingka.shared.redis.PipelinedRedis;
import dev.lingka.shared.redis.RedisRest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Card balances in Redis: one hash per card with each account's balance and sequence. The sequence is the version of
 * its account, so a late writer never puts an old balance back. The life of a key is set when it is made and never
 * prolonged: it bounds what a lost write can do.
 */
@Startup
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

    private static final String READ_HELD =
            """
            local card = redis.call('get', KEYS[1])
            if not card then return {} end
            local read = redis.call('hmget', ARGV[1] .. card .. ARGV[2],
                                    'principal', 'principal:sequence', 'bonus', 'bonus:sequence')
            if not (read[1] and read[2] and read[3] and read[4]) then return {} end
            return {card, read[1], read[2], read[3], read[4]}""";

    /** One late answer is a busy moment of ours; were it to end all reads, their load would fall on the database. */
    private static final int FAILURES_BEFORE_REST = 8;

    private final PipelinedRedis redis;
    private final LedgerConfig config;
    /** While it is on nobody reads the cache. */
    private final RedisRest rest;

    private final Counter hits;
    private final Counter misses;
    private final Counter away;

    BalanceCache(PipelinedRedis redis, LedgerConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        rest = new RedisRest(FAILURES_BEFORE_REST, config.cacheRest());
        hits = meters.counter("lingka_balance_cache", "result", "hit");
        misses = meters.counter("lingka_balance_cache", "result", "miss");
        away = meters.counter("lingka_balance_cache", "result", "away");
    }

    /** Empty when the card is not cached, or the cache is away. */
    Uni<Optional<Balance>> read(String key) {
        return read(
                api -> api.hmget(List.of(key, "principal", "principal:sequence", "bonus", "bonus:sequence")),
                fields -> balance(fields, 0));
    }

    /**
     * The card that a person holds and what is on it, in one round trip. Empty when either is not cached.
     *
     * @param holdsKey where the card's id is kept
     * @param around what stands before and after that id in the key of its balance
     */
    Uni<Optional<HeldBalance>> readHeld(String holdsKey, List<String> around) {
        return read(
                api -> api.eval(List.of(READ_HELD, "1", holdsKey, around.get(0), around.get(1))),
                found -> found.size() == 0
                        ? Optional.empty()
                        : balance(found, 1)
                                .map(balance -> new HeldBalance(
                                        UUID.fromString(found.get(0).toString()), balance)));
    }

    /** Remembers whose card it is, for as long as a balance lives. Never fails. */
    Uni<Void> writeHeld(String holdsKey, UUID cardId) {
        String millis = Long.toString(config.balanceLifetime().toMillis());
        return guarded(api -> api.set(List.of(holdsKey, cardId.toString(), "PX", millis)))
                .replaceWithVoid();
    }

    /** Never fails. */
    Uni<Void> forgetHeld(String holdsKey) {
        return guarded(api -> api.del(List.of(holdsKey))).replaceWithVoid();
    }

    private <T> Uni<Optional<T>> read(Function<RedisAPI, Uni<Response>> call, Function<Response, Optional<T>> reader) {
        if (rest.isOn()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return guarded(call).map(answer -> answer.flatMap(reader)).invoke(hit -> (hit.isPresent() ? hits : misses)
                .increment());
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
        return guarded(api -> api.eval(call)).replaceWithVoid();
    }

    /** Principal, its sequence, bonus, its sequence, from this place on. */
    private static Optional<Balance> balance(Response fields, int first) {
        for (int i = first; i < fields.size(); i++) {
            if (fields.get(i) == null) {
                return Optional.empty();
            }
        }
        long version = fields.get(first + 1).toLong() + fields.get(first + 3).toLong();
        return Optional.of(
                new Balance(fields.get(first).toLong(), fields.get(first + 2).toLong(), version));
    }

    private Uni<Optional<Response>> guarded(Function<RedisAPI, Uni<Response>> call) {
        return redis.call(call)
                .ifNoItem()
                .after(config.cacheTimeout())
                .fail()
                .invoke(rest::answered)
                .map(answer -> Optional.<Response>ofNullable(answer))
                .onFailure()
                .recoverWithItem(this::failed);
    }

    private Optional<Response> failed() {
        away.increment();
        if (rest.failed()) {
            redis.drop();
        }
        return Optional.empty();
    }
}
