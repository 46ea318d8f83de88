package dev.lingka.shared.http;

import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of a verified token as they are written. {@link JsonWebToken#getClaim} throws and catches an exception for
 * each claim that no standard names, which costs more than verifying the signature does.
 */
public final class TokenClaims {

    private TokenClaims() {}

    /** All claims; the token's signature must have been verified before. */
    public static JsonObject of(JsonWebToken token) {
        return OidcUtils.decodeJwtContent(token.getRawToken());
    }
}
