package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Somebody who calls an address with a token of their own. Keeps a journal of what was asked and answered. */
public final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final Supplier<String> token;
    private final Queue<Exchange> journal;

    public Caller(String address, Supplier<String> token, Queue<Exchange> journal) {
        this.address = address;
        this.token = token;
        this.journal = journal;
    }

    public static Caller anonymous(String address) {
        return new Caller(address, () -> null, new ConcurrentLinkedQueue<>());
    }

    /** The same place and journal with another token; null calls without one. */
    public Caller as(Supplier<String> otherToken) {
        return new Caller(address, otherToken, journal);
    }

    /** Whose calls these are. */
    public Supplier<String> token() {
        return token;
    }

    public List<Exchange> journal() {
        return List.copyOf(journal);
    }

    public Exchange get(String path) {
        return send("GET", path, Map.of(), null);
    }

    public Exchange delete(String path) {
        return send("DELETE", path, Map.of(), null);
    }

    public Exchange post(String path, Object body) {
        return send("POST", path, Map.of(), write(body));
    }

    public Exchange patch(String path, Object body) {
        return send("PATCH", path, Map.of(), write(body));
    }

    public Exchange put(String path, Object body) {
        return send("PUT", path, Map.of(), write(body));
    }

    /** Moves value under a fresh key. */
    public Exchange move(String path, Object body) {
        return move(path, body, UUID.randomUUID().toString());
    }

    public Exchange move(String path, Object body, String key) {
        return send("POST", path, Map.of("Idempotency-Key", key), write(body));
    }

    /** Changes what was read under that tag. */
    public Exchange edit(String method, String path, String tag, Object body) {
        return send(method, path, Map.of("If-Match", tag), write(body));
    }

    public Exchange form(String path, String body) {
        return send("POST", path, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    /** Sends what it is given, right or wrong. */
    public Exchange send(String method, String path, Map<String, String> headers, String body) {
        return send(method, path, headers, body, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes that need not be text. */
    Exchange sendBytes(String method, String path, Map<String, String> headers, byte[] body) {
        return send(method, path, headers, new String(body, StandardCharsets.UTF_8), body);
    }

    private Exchange send(String method, String path, Map<String, String> headers, String text, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        String bearer = token.get();
        if (bearer != null) {
            all.put("Authorization", "Bearer " + bearer);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), FirstEvent::orAll);
            Exchange exchange = exchange(method, path, text, all, answer);
            journal.add(exchange);
            return exchange;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Exchange exchange(
            String method, String path, String body, Map<String, String> headers, HttpResponse<byte[]> answer) {
        Map<String, String> answerHeaders = new LinkedHashMap<>();
        answer.headers().map().forEach((name, values) -> answerHeaders.put(name, values.get(0)));
        return new Exchange(
                method, path, body, headers, answer.statusCode(), answer.body(), json(answer), answerHeaders);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        boolean isJson = answer.headers()
                .firstValue("content-type")
                .filter(type -> type.contains("json"))
                .isPresent();
        try {
            return isJson && answer.body().length > 0 ? JSON.readTree(answer.body()) : Exchange.NO_JSON;
        } catch (IOException e) {
            return Exchange.NO_JSON;
        }
    }

    private static String write(Object body) {
        try {
            return body == null ? null : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
