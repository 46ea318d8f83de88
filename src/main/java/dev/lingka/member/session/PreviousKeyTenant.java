package dev.lingka.member.session;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Has a member's token verified by the previous key where it names that one. All else is chosen by path, as configured;
 * a token that lies about its key is verified by a key that did not sign it.
 */
@ApplicationScoped
class PreviousKeyTenant implements TenantResolver {

    private static final String TENANT = "member-before";
    private static final String PATHS = "/api/v1/member/";
    private static final String SCHEME = "Bearer ";

    private final Optional<String> previous;

    PreviousKeyTenant(MemberTokenConfig keys) {
        previous = keys.previousPublicKey().filter(key -> !key.isBlank()).map(KeyName::of);
    }

    @Override
    public String resolve(RoutingContext context) {
        boolean concerned = previous.isPresent() && context.normalizedPath().startsWith(PATHS);
        return concerned && previous.equals(named(context)) ? TENANT : null;
    }

    private static Optional<String> named(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? KeyName.in(header.substring(SCHEME.length()).trim()) : Optional.empty();
    }
}
