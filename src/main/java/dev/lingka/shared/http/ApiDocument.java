package dev.lingka.shared.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Serves the API's description as it was read in reviews: {@code openapi.yaml}, in JSON for who asks for that. Nothing
 * of it is read before somebody asks.
 */
@ApplicationScoped
class ApiDocument {

    private static final String PATH = "/q/openapi";
    private static final String FILE = "/api/openapi.yaml";
    private static final int BEFORE_THE_FRAMEWORKS_OWN = -1;

    void route(@Observes Router router) {
        router.get(PATH).order(BEFORE_THE_FRAMEWORKS_OWN).blockingHandler(ApiDocument::serve, false);
    }

    private static void serve(RoutingContext context) {
        boolean json = wantsJson(context);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, json ? "application/json" : "application/yaml;charset=UTF-8")
                .end(json ? inJson() : yaml());
    }

    private static boolean wantsJson(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return "json".equalsIgnoreCase(context.request().getParam("format"))
                || (accepted != null && accepted.startsWith("application/json"));
    }

    private static String inJson() {
        try {
            return new YAMLMapper().readTree(yaml()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml() {
        try (InputStream file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
