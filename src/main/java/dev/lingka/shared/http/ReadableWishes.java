package dev.lingka.shared.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves out an {@code Accept-Language} that cannot be read: it is a wish, and the framework fails on a malformed one
 * in the middle of an answer.
 */
final class ReadableWishes implements Handler<RoutingContext> {

    private static final Pattern LANGUAGE = Pattern.compile("\\s*+(?:\\*|[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+){0,4}+)"
            + "\\s*+(?:;\\s*+q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*+)?");

    @Override
    public void handle(RoutingContext context) {
        String languages = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null && !isReadable(languages)) {
            context.request().headers().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
        context.next();
    }

    private static boolean isReadable(String languages) {
        return List.of(languages.split(",", -1)).stream()
                .allMatch(language -> LANGUAGE.matcher(language).matches());
    }
}
