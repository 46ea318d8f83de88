package dev.lingka.shared.http;

import dev.lingka.shared.Ids;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request a name that its log lines and its answer carry: the caller's {@code X-Request-Id} when it is a
 * plain one, else a new one.
 */
final class RequestName implements Handler<RoutingContext> {

    private static final String HEADER = "X-Request-Id";
    private static final String LOGGED_AS = "requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public void handle(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String name = given != null && PLAIN.matcher(given).matches()
                ? given
                : Ids.next().toString();
        MDC.put(LOGGED_AS, name);
        context.response().putHeader(HEADER, name);
        context.next();
    }
}
