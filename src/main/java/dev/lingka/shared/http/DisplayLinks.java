package dev.lingka.shared.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Every screen's link opens the same page; which screen it is the page reads from its own address. Without Node the
 * page was not built, and is not there.
 */
@ApplicationScoped
class DisplayLinks {

    private static final String LINK = "/display/[A-Za-z0-9_-]{1,64}";
    private static final String PAGE = "/display/";

    void routes(@Observes Router router) {
        router.routeWithRegex(LINK)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> context.reroute(PAGE));
    }
}
