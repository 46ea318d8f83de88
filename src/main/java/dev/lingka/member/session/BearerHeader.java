package dev.lingka.member.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The token of a request to a member's endpoint, unchecked. */
final class BearerHeader {

    private static final String PATHS = "/api/v1/member/";
    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    /** Empty where the request names no token, or is not for members. */
    static Optional<String> of(RoutingContext context) {
        if (!context.normalizedPath().startsWith(PATHS)) {
            return Optional.empty();
        }
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? Optional.of(header.substring(SCHEME.length()).trim()) : Optional.empty();
    }
}
