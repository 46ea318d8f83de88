package dev.lingka.sandbox.embedded;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What stands in a staff token. A name is {@code person@merchant} or a terminal's client id {@code till-1@merchant};
 * what is behind the {@code @} becomes the claim {@code merchant}. Roles of staff are Lingka's own to know and never
 * stand in a token; only the installation's operator is named as one.
 */
final class StaffTokens implements OAuth2TokenCallback {
    private static final String OPERATOR = "operator";
    private static final long EXPIRY_SECONDS = 3600;

    @Override
    public String issuerId() {
        return StaffIdentity.ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant) {
            return grant.getUsername();
        }
        return clientId(request).getValue();
    }

    private static ClientID clientId(TokenRequest request) {
        return request.getClientAuthentication() == null
                ? request.getClientID()
                : request.getClientAuthentication().getClientID();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("lingka-staff");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = claims(subject(request));
        if (!(request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant)) {
            claims.remove("roles"); // a client named operator is no operator
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return EXPIRY_SECONDS;
    }

    static Map<String, Object> claims(String name) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("preferred_username", name);
        int at = name.lastIndexOf('@');
        if (at >= 0) {
            claims.put("merchant", name.substring(at + 1));
        }
        if (name.equals(OPERATOR)) {
            claims.put("roles", List.of(OPERATOR));
        }
        return claims;
    }
}
