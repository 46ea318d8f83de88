package dev.lingka.wechat.open;

import dev.lingka.wechat.CallerContext;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.open.TokenRepository.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One access token per app for all replicas: kept in PostgreSQL, cached here, and fetched by one caller at a time.
 * WeChat counts token calls, and a token that one replica replaces would fail under the others' hands.
 */
@ApplicationScoped
class AccessTokens {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int MAX_CLAIMS = 60;

    private final TokenRepository tokens;
    private final TokenFetcher fetcher;
    private final Map<TokenKey, AccessToken> cached = new ConcurrentHashMap<>();
    private final Map<TokenKey, Uni<AccessToken>> flights = new ConcurrentHashMap<>();

    AccessTokens(TokenRepository tokens, TokenFetcher fetcher) {
        this.tokens = tokens;
        this.fetcher = fetcher;
    }

    Uni<AccessToken> current(OwnApp own) {
        return token(own, null);
    }

    /** A newer token than the one that WeChat refused. */
    Uni<AccessToken> after(OwnApp own, AccessToken refused) {
        cached.computeIfPresent(own.key(), (key, known) -> known.generation() <= refused.generation() ? null : known);
        return token(own, refused.generation());
    }

    private Uni<AccessToken> token(OwnApp own, Long refusedGeneration) {
        TokenKey key = own.key();
        AccessToken known = cached.get(key);
        if (known != null && known.refreshAtMillis() > System.currentTimeMillis()) {
            return Uni.createFrom().item(known);
        }
        return CallerContext.keep(() -> flights.computeIfAbsent(key, absent -> flight(own, refusedGeneration)));
    }

    private Uni<AccessToken> flight(OwnApp own, Long refusedGeneration) {
        TokenKey key = own.key();
        UUID holder = UUID.randomUUID();
        return obtain(own, holder, refusedGeneration, MAX_CLAIMS)
                .invoke(token -> cached.put(key, token))
                .onTermination()
                .invoke(() -> flights.remove(key))
                .memoize()
                .indefinitely();
    }

    private Uni<AccessToken> obtain(OwnApp own, UUID holder, Long refusedGeneration, int claimsLeft) {
        if (claimsLeft == 0) {
            return Uni.createFrom().failure(new Outage("no access token in time"));
        }
        return tokens.claim(own.key(), holder, refusedGeneration, LEASE).chain(claim -> {
            if (claim instanceof Claim.Current current) {
                return Uni.createFrom().item(current.token());
            }
            return claim instanceof Claim.Fetch fetch
                    ? fetch(own, holder, fetch)
                    : Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(PAUSE)
                            .chain(() -> obtain(own, holder, refusedGeneration, claimsLeft - 1));
        });
    }

    private Uni<AccessToken> fetch(OwnApp own, UUID holder, Claim.Fetch claim) {
        TokenKey key = own.key();
        return fetcher.fetch(own.app(), claim.refusedToken())
                .chain(fetched -> tokens.keep(key, holder, fetched.value(), fetched.useFor())
                        .map(generation -> fetched.as(generation)))
                .onFailure()
                .call(() -> tokens.release(key, holder).onFailure().recoverWithNull());
    }
}
