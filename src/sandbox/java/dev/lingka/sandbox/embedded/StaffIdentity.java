package dev.lingka.sandbox.embedded;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID provider for staff and terminals that takes any name and any password. Its key and port are kept, so
 * that a token outlives a restart. It listens on the loopback address and is no identity provider for production.
 */
final class StaffIdentity implements Part {
    static final String ISSUER = "staff";

    private final DataFolder folder;
    private final LoopbackHttp http = new LoopbackHttp();

    StaffIdentity(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        int port = folder.port("staff-identity-port");
        Route server = new OAuth2HttpRequestHandler(config()).getAuthorizationServer();
        http.listen(port, server::invoke);
        String issuer = "http://localhost:" + port + "/" + ISSUER;
        return Map.of(
                "quarkus.oidc.staff.auth-server-url",
                issuer,
                "lingka.embedded.staff-token",
                "curl -s " + issuer + "/token -d grant_type=password -d client_id=lingka-console"
                        + " -d username=owner@tea -d password=any -d scope=openid");
    }

    private OAuth2Config config() throws IOException {
        String key = folder.keep("staff-identity-key", StaffIdentity::newKey);
        try {
            KeyProvider keys = new KeyProvider(List.<JWK>of(RSAKey.parse(key)), JWSAlgorithm.RS256.getName());
            OAuth2TokenProvider tokens = new OAuth2TokenProvider(keys);
            return new OAuth2Config(true, null, null, false, tokens, Set.of(new StaffTokens()), http);
        } catch (ParseException damaged) {
            throw new IOException("staff-identity-key in the data folder is damaged", damaged);
        }
    }

    private static String newKey() {
        KeyPair pair = MemberTokenKeys.rsa();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build()
                .toJSONString();
    }

    @Override
    public void close() {
        http.close();
    }
}
