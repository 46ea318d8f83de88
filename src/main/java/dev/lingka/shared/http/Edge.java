package dev.lingka.shared.http;

import dev.lingka.shared.limit.LimitConfig;
import dev.lingka.shared.problem.RoutedProblems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/**
 * What every request passes before authentication and its endpoint, in this order, and where what fails on the way is
 * answered.
 */
@ApplicationScoped
class Edge {

    private static final int FIRST = 1_000;
    private static final int NOT_FOUND = 404;

    private final AddressLimits addresses;
    private final RoutedProblems problems;
    private final LimitConfig limits;
    private final long maxBodyBytes;

    Edge(AddressLimits addresses, RoutedProblems problems, LimitConfig limits, Config config) {
        this.addresses = addresses;
        this.problems = problems;
        this.limits = limits;
        maxBodyBytes = config.getValue("quarkus.http.limits.max-body-size", MemorySize.class)
                .asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(new RequestName(), FIRST);
        filters.register(addresses::flood, FIRST - 1);
        filters.register(new CleanAddress(), FIRST - 2);
        filters.register(new ReadableWishes(), FIRST - 5);
        filters.register(new BoundedBody(maxBodyBytes, limits.bodyTime()), FIRST - 3);
        filters.register(addresses::signIn, FIRST - 4);
    }

    void failures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(problems::answer);
        router.errorHandler(NOT_FOUND, problems::answer);
    }
}
