package dev.lingka.member.session;

import dev.lingka.member.MemberKind;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Signs access tokens (RS256); the key and the issuer come from {@code smallrye.jwt.*}. Real time, as all tokens. */
@ApplicationScoped
class TokenIssuer {

    /** Claims beside the standard ones; {@code token_use} keeps other tokens of ours from passing as access tokens. */
    static final String MERCHANT = "merchant";

    static final String KIND = "kind";
    static final String IDENTITY = "identity";
    static final String SESSION = "sid";
    static final String TOKEN_USE = "token_use";
    static final String ACCESS = "access";
    static final String ISSUER = "lingka";
    static final String AUDIENCE = "lingka-member";

    private final SessionConfig config;
    private final String keyName;

    TokenIssuer(SessionConfig config, MemberTokenConfig keys) {
        this.config = config;
        keyName = KeyName.of(keys.publicKey());
    }

    /** Who holds the token. */
    record Bearer(int merchantId, UUID memberId, MemberKind kind, UUID identityId, UUID sessionId) {}

    String accessToken(Bearer bearer) {
        return Jwt.claims(Map.of(
                        MERCHANT, bearer.merchantId(),
                        KIND, bearer.kind().name().toLowerCase(Locale.ROOT),
                        IDENTITY, bearer.identityId().toString(),
                        SESSION, bearer.sessionId().toString(),
                        TOKEN_USE, ACCESS))
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(bearer.memberId().toString())
                .expiresIn(config.accessLife())
                .jws()
                .keyId(keyName)
                .sign();
    }

    long expiresIn() {
        return config.accessLife().toSeconds();
    }
}
