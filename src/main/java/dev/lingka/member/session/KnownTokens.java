package dev.lingka.member.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.lingka.shared.crypto.Sha256;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Who the access tokens stand for that this replica has verified lately. A token says for itself who it is and until
 * when: verified once more while it lasts it could not come out otherwise, and that would cost more than all else that
 * a phone's balance needs. Tokens are kept as SHA-256 hashes, none beyond its end.
 */
@ApplicationScoped
class KnownTokens {

    /** About a kilobyte each. */
    private static final long MOST = 20_000;

    private final Cache<ByteBuffer, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.creating(KnownTokens::life))
            .build();

    private record Known(SecurityIdentity identity, long endsAtSecond) {}

    Optional<SecurityIdentity> identity(String token) {
        return Optional.ofNullable(known.getIfPresent(hash(token)))
                .filter(found -> found.endsAtSecond() > nowSecond())
                .map(Known::identity);
    }

    /** Only for a token that was verified. */
    void keep(String token, SecurityIdentity identity, long endsAtSecond) {
        known.put(hash(token), new Known(identity, endsAtSecond));
    }

    private static Duration life(ByteBuffer hash, Known token) {
        return Duration.ofSeconds(Math.max(0, token.endsAtSecond() - nowSecond()));
    }

    /** Real time, as all tokens. */
    private static long nowSecond() {
        return System.currentTimeMillis() / 1_000;
    }

    private static ByteBuffer hash(String token) {
        return ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }
}
