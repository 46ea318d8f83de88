package dev.lingka.merchant.staff;

import dev.lingka.shared.http.TokenClaims;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What we read of a token of the staff's identity provider, whose signature, issuer and audience are verified. */
record StaffToken(String subject, JsonObject claims) {

    private static final String MERCHANT = "merchant";
    private static final String ROLES = "roles";
    private static final String OPERATOR = "operator";

    static StaffToken of(JsonWebToken token) {
        return new StaffToken(token.getSubject(), TokenClaims.of(token));
    }

    Optional<String> merchantCode() {
        return claims.getValue(MERCHANT) instanceof String code && !code.isBlank()
                ? Optional.of(code)
                : Optional.empty();
    }

    boolean isOperator() {
        return claims.getValue(ROLES) instanceof JsonArray roles && roles.contains(OPERATOR);
    }
}
