package dev.lingka.sandbox.wechat.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the handler for a method and a path; a segment in braces is a parameter. */
public final class Router<H> {
    private final List<Route<H>> routes = new ArrayList<>();

    /** A handler and the request with its path parameters read. */
    public record Match<H>(H handler, Request request) {}

    private record Route<H>(String method, List<String> segments, H handler) {}

    public Router<H> on(String method, String path, H handler) {
        routes.add(new Route<>(method, segments(path), handler));
        return this;
    }

    public Optional<Match<H>> find(Request request) {
        List<String> path = segments(request.rawPath());
        for (Route<H> route : routes) {
            Optional<Map<String, String>> parameters = parameters(route, path);
            if (route.method().equals(request.method()) && parameters.isPresent()) {
                return Optional.of(new Match<>(route.handler(), request.with(parameters.get())));
            }
        }
        return Optional.empty();
    }

    /** The method that this path would take, when the one asked for is wrong. */
    public Optional<String> otherMethod(Request request) {
        List<String> path = segments(request.rawPath());
        return routes.stream()
                .filter(route -> parameters(route, path).isPresent())
                .map(Route::method)
                .findFirst();
    }

    private static <H> Optional<Map<String, String>> parameters(Route<H> route, List<String> path) {
        if (route.segments().size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = route.segments().get(i);
            if (wanted.startsWith("{")) {
                parameters.put(wanted.substring(1, wanted.length() - 1), Request.decoded(path.get(i)));
            } else if (!wanted.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
