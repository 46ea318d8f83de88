package dev.lingka.member.session;

import io.quarkus.oidc.TenantResolver;
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

    private final Optional<String> previous;

    PreviousKeyTenant(MemberTokenConfig keys) {
        previous = keys.previousPublicKey().filter(key -> !key.isBlank()).map(KeyName::of);
    }

    @Override
    public String resolve(RoutingContext context) {
        boolean named =
                previous.isPresent() && previous.equals(BearerHeader.of(context).flatMap(KeyName::in));
        return named ? TENANT : null;
    }
}
