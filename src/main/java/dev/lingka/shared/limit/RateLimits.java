package dev.lingka.shared.limit;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.RedisKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets a subject (a phone number, an openid, an address, a terminal) do something only so often. Subjects are personal
 * data: what Redis and this process hold of them is a keyed hash.
 */
@ApplicationScoped
public class RateLimits {

    private static final int NO_MERCHANT = 0;

    private final RedisWindows shared;
    private final LocalWindows local;
    private final LimitConfig config;
    private final Vault vault;
    private final MeterRegistry meters;

    RateLimits(RedisWindows shared, LocalWindows local, LimitConfig config, Vault vault, MeterRegistry meters) {
        this.shared = shared;
        this.local = local;
        this.config = config;
        this.vault = vault;
        this.meters = meters;
    }

    /**
     * Counts one try of the subject within its merchant.
     *
     * @param scope what is tried, a constant such as {@code phone-code}
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retryAfterSeconds}, when there is no place left
     */
    public Uni<Void> require(InMerchant merchant, String scope, String subject, Limit limit) {
        String hash = vault.index(merchant.merchantId(), "limit|" + scope, subject);
        return spend(scope, RedisKeys.ofMerchant(merchant, "limit", scope + ":" + hash), limit);
    }

    /** The same over the whole installation, where no merchant is known yet. */
    public Uni<Void> require(String scope, String subject, Limit limit) {
        String hash = vault.index(NO_MERCHANT, "limit|" + scope, subject);
        return spend(scope, RedisKeys.ofInstallation("limit", scope + ":" + hash), limit);
    }

    private Uni<Void> spend(String scope, String key, Limit limit) {
        return take(key, limit).invoke(waitMillis -> refuse(scope, waitMillis)).replaceWithVoid();
    }

    private Uni<Long> take(String key, Limit limit) {
        if (shared.isAway()) {
            return Uni.createFrom().item(() -> takeHere(key, limit));
        }
        return shared.take(key, limit).onFailure().recoverWithItem(() -> takeHere(key, limit));
    }

    private long takeHere(String key, Limit limit) {
        return local.take(key, limit.share(config.localShare()));
    }

    private void refuse(String scope, long waitMillis) {
        if (waitMillis > 0) {
            meters.counter("lingka_limit_refused", "scope", scope).increment();
            throw tooMany(waitMillis);
        }
    }

    /** The refusal, with the wait rounded up to whole seconds. */
    public static ProblemException tooMany(long waitMillis) {
        long seconds = TimeUnit.MILLISECONDS.toSeconds(waitMillis + TimeUnit.SECONDS.toMillis(1) - 1);
        return ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Map.of("retryAfterSeconds", seconds));
    }
}
