package dev.lingka.shared.http;

import dev.lingka.shared.limit.LimitConfig;
import dev.lingka.shared.limit.LocalWindows;
import dev.lingka.shared.limit.RateLimits;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Limits what the bearer of one identity may send to this replica, whatever address it comes from. */
@ApplicationScoped
class PrincipalLimit {

    private final LocalWindows local;
    private final LimitConfig config;

    PrincipalLimit(LocalWindows local, LimitConfig config) {
        this.local = local;
        this.config = config;
    }

    @ServerRequestFilter
    public void count(RoutingContext context) {
        if (context.user() instanceof QuarkusHttpUser user) {
            String principal = user.getSecurityIdentity().getPrincipal().getName();
            long waitMillis = local.take("principal|" + principal, config.principal());
            if (waitMillis > 0) {
                throw RateLimits.tooMany(waitMillis);
            }
        }
    }
}
