package dev.lingka.member.session;

import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.TokenClaims;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns an access token of ours into the member or guest it stands for. Signature, issuer, audience and expiry are
 * checked before; here the claims must be those of an access token, complete and well-formed, or nobody is signed in.
 */
@ApplicationScoped
class MemberAugmentor implements SecurityIdentityAugmentor {

    private final KnownTokens known;

    MemberAugmentor(KnownTokens known) {
        this.known = known;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token) || !isOurs(token)) {
            return Uni.createFrom().item(identity);
        }
        try {
            SecurityIdentity member = member(token);
            known.keep(token.getRawToken(), member, token.getExpirationTime());
            return Uni.createFrom().item(member);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException(e));
        }
    }

    private static boolean isOurs(JsonWebToken token) {
        return TokenIssuer.ISSUER.equals(token.getIssuer())
                && token.getAudience() != null
                && token.getAudience().contains(TokenIssuer.AUDIENCE);
    }

    private static SecurityIdentity member(JsonWebToken token) {
        JsonObject claims = TokenClaims.of(token);
        if (!TokenIssuer.ACCESS.equals(text(claims, TokenIssuer.TOKEN_USE))) {
            throw new IllegalArgumentException("not an access token");
        }
        ActorKind kind = ActorKind.valueOf(text(claims, TokenIssuer.KIND).toUpperCase(Locale.ROOT));
        if (kind != ActorKind.MEMBER && kind != ActorKind.GUEST) {
            throw new IllegalArgumentException("neither member nor guest");
        }
        Actor actor = new Actor(
                Integer.parseInt(text(claims, TokenIssuer.MERCHANT)), kind, UUID.fromString(token.getSubject()));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.getSubject()))
                .addRole(kind.name().toLowerCase(Locale.ROOT))
                .addAttribute(CurrentActor.ATTRIBUTE, actor)
                .addAttribute(CurrentSession.SESSION, UUID.fromString(text(claims, TokenIssuer.SESSION)))
                .addAttribute(CurrentSession.IDENTITY, UUID.fromString(text(claims, TokenIssuer.IDENTITY)))
                .build();
    }

    private static String text(JsonObject claims, String claim) {
        Object value = claims.getValue(claim);
        if (value == null) {
            throw new IllegalArgumentException("claim " + claim + " is missing");
        }
        return value.toString();
    }
}
