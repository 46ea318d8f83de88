package dev.lingka.shared.http;

import dev.lingka.shared.limit.LimitConfig;
import dev.lingka.shared.limit.LocalWindows;
import dev.lingka.shared.limit.RateLimits;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Limits what one client address may send: all of it as a backstop, and more tightly what needs no token. The address
 * is the connection's; a forwarded one counts only where Quarkus is told to trust the proxy before it.
 */
@ApplicationScoped
class AddressLimits {

    /** Behind these stand sign-in and joining. WeChat's notices are not among them: they all come from one address. */
    private static final List<String> OPEN = List.of("/api/v1/member/sessions", "/api/v1/member/join-codes/", "/j/");

    private static final String IPV6 = ":";
    private static final int NETWORK_GROUPS = 4;

    private final LocalWindows local;
    private final RateLimits limits;
    private final LimitConfig config;

    AddressLimits(LocalWindows local, RateLimits limits, LimitConfig config) {
        this.local = local;
        this.limits = limits;
        this.config = config;
    }

    void flood(RoutingContext context) {
        long waitMillis = local.take("address|" + address(context), config.address());
        if (waitMillis > 0) {
            context.fail(RateLimits.tooMany(waitMillis));
        } else {
            context.next();
        }
    }

    void signIn(RoutingContext context) {
        String path = context.normalizedPath();
        if (OPEN.stream().noneMatch(path::startsWith)) {
            context.next();
            return;
        }
        limits.require("sign-in", address(context), config.signIn())
                .subscribe()
                .with(passed -> context.next(), context::fail);
    }

    /** Of an IPv6 address the network: whoever has one has all addresses in it. */
    private static String address(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        if (remote == null) {
            return "unknown";
        }
        String address = remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        return address.contains(IPV6) ? network(address) : address;
    }

    static String network(String ipv6) {
        String[] groups = ipv6.split(IPV6, NETWORK_GROUPS + 1);
        return String.join(IPV6, List.of(groups).subList(0, Math.min(NETWORK_GROUPS, groups.length)));
    }
}
