package dev.lingka.sandbox.wechat.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request with everything a signature covers kept raw: {@code target} is path and query as they came on the wire.
 * Header names are lower-case here.
 */
public record Request(
        String method,
        String target,
        Map<String, List<String>> headers,
        Buffer content,
        Map<String, String> parameters) {

    /** The target without the query, not decoded. */
    public String rawPath() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.stream().findFirst();
    }

    /** The decoded path parameter of the route. */
    public String path(String name) {
        return parameters.get(name);
    }

    /** The decoded query parameter, or nothing when it is missing or empty. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).filter(value -> !value.isEmpty());
    }

    /** All query parameters, decoded; of a repeated one the first counts. */
    public Map<String, String> query() {
        Map<String, String> values = new LinkedHashMap<>();
        int mark = target.indexOf('?');
        String raw = mark < 0 ? "" : target.substring(mark + 1);
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return values;
    }

    public byte[] body() {
        return content.getBytes();
    }

    public String text() {
        return content.toString(UTF_8);
    }

    Request with(Map<String, String> pathParameters) {
        return new Request(method, target, headers, content, pathParameters);
    }

    /** Percent-decoded; a text with a broken escape stands for itself, so that it matches nothing. */
    static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
