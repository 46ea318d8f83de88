package dev.lingka.wechat;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opened keys in memory, read anew after {@link WechatConfig#credentialTtl()}: once, however many ask at that moment.
 * Holds at most one entry per merchant, and nothing for merchants without keys.
 */
@ApplicationScoped
public class CredentialCache {

    private final WechatCredentialService service;
    private final long ttlNanos;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private final Map<Integer, Uni<Optional<Credentials>>> flights = new ConcurrentHashMap<>();

    CredentialCache(WechatCredentialService service, WechatConfig config) {
        this.service = service;
        this.ttlNanos = config.credentialTtl().toNanos();
    }

    private record Held(Credentials credentials, long readAtNanos) {}

    /** Fails with {@link WechatProblem#WECHAT_NOT_CONFIGURED} for a merchant without keys. */
    public Uni<Credentials> of(InMerchant merchant) {
        return find(merchant)
                .map(found -> found.orElseThrow(() -> ProblemException.of(WechatProblem.WECHAT_NOT_CONFIGURED)));
    }

    /** The keys, empty for a merchant without any. */
    public Uni<Optional<Credentials>> find(InMerchant merchant) {
        Held known = held.get(merchant.merchantId());
        if (known != null && System.nanoTime() - known.readAtNanos() < ttlNanos) {
            return Uni.createFrom().item(Optional.of(known.credentials()));
        }
        return CallerContext.keep(() -> flights.computeIfAbsent(merchant.merchantId(), absent -> flight(merchant)));
    }

    private Uni<Optional<Credentials>> flight(InMerchant merchant) {
        return Uni.createFrom()
                .deferred(() -> service.read(merchant))
                .invoke(read -> keep(merchant.merchantId(), read))
                .onTermination()
                .invoke(() -> flights.remove(merchant.merchantId()))
                .memoize()
                .indefinitely();
    }

    void forget(InMerchant merchant) {
        flights.remove(merchant.merchantId());
        held.remove(merchant.merchantId());
    }

    private void keep(int merchantId, Optional<Credentials> read) {
        read.ifPresentOrElse(
                credentials -> held.put(merchantId, new Held(credentials, System.nanoTime())),
                () -> held.remove(merchantId));
    }
}
