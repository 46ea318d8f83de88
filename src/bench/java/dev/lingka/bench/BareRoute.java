package dev.lingka.bench;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers a constant of the size that is asked for, before any routing and filter: what the sockets can do at best. */
@ApplicationScoped
class BareRoute {

    private static final int BEFORE_ALL_FILTERS = -1_000_000;

    void serve(@Observes Router router) {
        router.get("/bench/route/:size").order(BEFORE_ALL_FILTERS).handler(context -> {
            int size = Integer.parseInt(context.pathParam("size"));
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(constant(size));
        });
    }

    /** JSON text of so many bytes. */
    static String constant(int size) {
        return '"' + "x".repeat(size - 2) + '"';
    }
}
