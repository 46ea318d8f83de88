package dev.lingka.merchant.staff;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What we read of a token of the staff's identity provider, whose signature, issuer and audience are verified. */
record StaffToken(JsonWebToken token) {

    private static final String MERCHANT = "merchant";
    private static final String ROLES = "roles";

    Optional<String> merchantCode() {
        return text(token.getClaim(MERCHANT)).filter(code -> !code.isBlank());
    }

    String subject() {
        return token.getSubject();
    }

    boolean isOperator() {
        return token.getClaim(ROLES) instanceof JsonArray roles
                && roles.stream()
                        .anyMatch(role -> text(role).filter("operator"::equals).isPresent());
    }

    private static Optional<String> text(Object claim) {
        if (claim instanceof JsonString string && string.getValueType() == JsonValue.ValueType.STRING) {
            return Optional.of(string.getString());
        }
        return claim instanceof String string ? Optional.of(string) : Optional.empty();
    }
}
