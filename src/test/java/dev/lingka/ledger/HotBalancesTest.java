package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.PipelinedRedis;
import dev.lingka.shared.redis.RedisKeys;
import dev.lingka.testing.Services;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache is never older than what was put, never wrong for long, and never needed. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class HotBalancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    RedisAPI redis;

    @Inject
    PipelinedRedis pipelined;

    @Inject
    LedgerRepository ledger;

    @Inject
    Vertx vertx;

    private final LedgerConfig config = patient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UUID card = UUID.randomUUID();
    private MerchantId merchant;
    private BalanceCache cache;
    private HotBalances balances;

    @BeforeEach
    void open() {
        String code = "hot-" + card.toString().substring(0, 8);
        int id = pool.preparedQuery("insert into merchant (code, name) values ($1, $1) returning id")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE);
        merchant = new MerchantId(id);
        inMerchant("select ledger_open($1, 'card', $2)", Tuple.of(id, card));
        cache = new BalanceCache(pipelined, config, meters);
        balances = new HotBalances(cache, ledger);
    }

    @Test
    void firstReadFillsAndTheSecondIsHot() {
        JsonObject posted = recharge(300, "first");

        Balance cold = balances.of(merchant, card).await().atMost(PATIENCE);
        Balance hot = balances.of(merchant, card).await().atMost(PATIENCE);

        assertThat(posted.getString("outcome")).isEqualTo("POSTED");
        assertThat(cold).isEqualTo(new Balance(300, 0, 1)).isEqualTo(hot);
        assertThat(count("miss")).isEqualTo(1);
        assertThat(count("hit")).isEqualTo(1);
    }

    @Test
    void whatAPostingAnsweredIsThereForTheNextReader() {
        balances.of(merchant, card).await().atMost(PATIENCE);
        JsonObject posted = recharge(300, "first");

        balances.put(merchant, posted.getJsonArray("balances")).await().atMost(PATIENCE);

        assertThat(cached()).contains(new Balance(300, 0, 1));
    }

    @Test
    void shuffledWritersLeaveTheNewest() {
        List<JsonArray> writes = new ArrayList<>();
        for (int sequence = 1; sequence <= 60; sequence++) {
            writes.add(new JsonArray().add(account("principal", sequence * 10L, sequence)));
            writes.add(new JsonArray().add(account("bonus", sequence * 3L, sequence)));
        }
        Collections.shuffle(writes, new Random(7));

        Uni.join()
                .all(writes.stream().map(write -> balances.put(merchant, write)).toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(cached()).contains(new Balance(600, 180, 120));
    }

    @Test
    void lateFillDoesNotPutAnOldBalanceBack() {
        JsonArray old = ledger.balances(merchant, card).await().atMost(PATIENCE);
        balances.put(merchant, recharge(300, "first").getJsonArray("balances"))
                .await()
                .atMost(PATIENCE);

        balances.put(merchant, old).await().atMost(PATIENCE);

        assertThat(cached()).contains(new Balance(300, 0, 1));
    }

    @Test
    void halfKnownCardIsAMiss() {
        balances.put(merchant, new JsonArray().add(account("principal", 5, 1)))
                .await()
                .atMost(PATIENCE);

        assertThat(cached()).isEmpty();
    }

    @Test
    void lifeOfAKeyIsNeverProlonged() {
        String key = RedisKeys.cardBalance(merchant, card);
        balances.of(merchant, card).await().atMost(PATIENCE);
        redis.pexpire(List.of(key, "5000")).await().atMost(PATIENCE);

        balances.put(merchant, recharge(300, "first").getJsonArray("balances"))
                .await()
                .atMost(PATIENCE);

        assertThat(key).startsWith("m:" + merchant.merchantId() + ":");
        assertThat(redis.pttl(key).await().atMost(PATIENCE).toLong()).isBetween(1L, 5_000L);
    }

    @Test
    void withoutRedisItIsSlowerAndNothingElse() {
        Redis away = Redis.createClient(vertx, "redis://127.0.0.1:1");
        HotBalances without = new HotBalances(new BalanceCache(new PipelinedRedis(away), config, meters), ledger);
        JsonObject posted = recharge(300, "first");

        without.put(merchant, posted.getJsonArray("balances")).await().atMost(PATIENCE);
        Balance read = without.of(merchant, card).await().atMost(PATIENCE);

        assertThat(read).isEqualTo(new Balance(300, 0, 1));
        assertThat(count("away")).isPositive();
    }

    @Test
    void unknownCardIsNotFound() {
        assertThatThrownBy(
                        () -> balances.of(merchant, UUID.randomUUID()).await().atMost(PATIENCE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("NOT_FOUND");
    }

    /** Time enough for a busy machine: what is tested here is who wins, not how fast. */
    private static LedgerConfig patient() {
        Map<String, String> settings = Map.of("lingka.ledger.cache-timeout", "PT5S");
        return new SmallRyeConfigBuilder()
                .withMapping(LedgerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(LedgerConfig.class);
    }

    private Optional<Balance> cached() {
        return cache.read(RedisKeys.cardBalance(merchant, card)).await().atMost(PATIENCE);
    }

    private double count(String result) {
        return meters.counter("lingka_balance_cache", "result", result).count();
    }

    private JsonObject account(String asset, long balance, long sequence) {
        return new JsonObject()
                .put("holder", card.toString())
                .put("asset", asset)
                .put("balance", balance)
                .put("sequence", sequence);
    }

    private JsonObject recharge(long amount, String key) {
        JsonObject posting = new JsonObject()
                .put("key", key)
                .put("kind", "recharge")
                .put("sourceKind", "test")
                .put("actor", "system");
        JsonArray lines = new JsonArray()
                .add(new JsonObject()
                        .put("holder", card.toString())
                        .put("asset", "principal")
                        .put("amount", amount))
                .add(new JsonObject()
                        .put("counter", "cash")
                        .put("asset", "principal")
                        .put("amount", -amount));
        return (JsonObject)
                inMerchant("select ledger_post($1, $2, $3)", Tuple.of(merchant.merchantId(), posting, lines));
    }

    private Object inMerchant(String sql, Tuple parameters) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.merchant', $1, true)")
                        .execute(Tuple.of(Integer.toString(merchant.merchantId())))
                        .chain(() -> connection.preparedQuery(sql).execute(parameters)))
                .map(rows -> rows.iterator().next().getValue(0))
                .await()
                .atMost(PATIENCE);
    }
}
