package dev.lingka.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Services;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class RateLimitsTest {
    private static final Limit TEN_A_DAY = new Limit(10, Duration.ofDays(1));
    private static final Duration BRIEFLY = Duration.ofSeconds(10);

    @Inject
    RateLimits limits;

    @Inject
    RedisDataSource redis;

    private final MerchantId merchant = new MerchantId(4711);
    private final String phone = "+8613" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L);

    @Test
    void ofFiftyAtOnceExactlyTheLimitPasses() {
        List<Uni<Boolean>> tries = IntStream.range(0, 50)
                .mapToObj(i -> limits.require(merchant, "test", phone, TEN_A_DAY)
                        .replaceWith(true)
                        .onFailure(ProblemException.class)
                        .recoverWithItem(false))
                .toList();

        List<Boolean> passed = Uni.join().all(tries).andFailFast().await().atMost(BRIEFLY);

        assertThat(passed).filteredOn(Boolean::booleanValue).hasSize(10);
    }

    @Test
    void aRefusalSaysWhenToComeBack() {
        Limit once = new Limit(1, Duration.ofSeconds(30));
        take(once);

        ProblemException refusal = (ProblemException) catchThrowable(() -> take(once));

        assertThat(refusal.problem()).isEqualTo(CommonProblem.TOO_MANY_REQUESTS);
        assertThat((long) refusal.facts().get("retryAfterSeconds")).isBetween(1L, 31L);
    }

    @Test
    void merchantsCountApart() {
        Limit once = new Limit(1, Duration.ofDays(1));
        take(once);

        limits.require(new MerchantId(4712), "test", phone, once).await().atMost(BRIEFLY);
        limits.require("test", phone, once).await().atMost(BRIEFLY);
        assertThat(catchThrowable(() -> take(once))).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatRedisHoldsNamesNobodyAndEnds() {
        take(TEN_A_DAY);

        List<String> keys = redis.key().keys("m:4711:limit:test:*");
        assertThat(keys).isNotEmpty().noneMatch(key -> key.contains(phone.substring(3)));
        assertThat(keys).allMatch(key -> redis.key().pttl(key) > 0);
    }

    private void take(Limit limit) {
        limits.require(merchant, "test", phone, limit).await().atMost(BRIEFLY);
    }
}
