package dev.lingka.bench;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.Filters.SimpleFilter;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets what is asked under {@code /bench/} past all filters of ours, which have been registered before. */
@ApplicationScoped
class BareFilters {

    private static final String BARE = "/bench/";

    void spare(@Observes @Priority(Integer.MAX_VALUE) Filters filters) {
        filters.getFilters().stream()
                .map(SimpleFilter.class::cast)
                .filter(each -> each.getHandler().getClass().getName().startsWith("dev.lingka."))
                .forEach(each -> each.setHandler(past(each.getHandler())));
    }

    private static Handler<RoutingContext> past(Handler<RoutingContext> filter) {
        return context -> {
            if (context.normalizedPath().startsWith(BARE)) {
                context.next();
            } else {
                filter.handle(context);
            }
        };
    }
}
