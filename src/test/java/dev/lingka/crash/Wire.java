package dev.lingka.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP as a client does it who does not wait for ever and never asks twice behind its own back. */
final class Wire {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private Wire() {}

    /**
     * What was answered.
     *
     * @param json missing when it was none
     */
    record Reply(int status, String type, String retryAfter, String text, JsonNode json) {

        boolean isGood() {
            return status / 100 == 2;
        }

        String code() {
            return json.path("code").asText("");
        }
    }

    /** @throws IOException when nobody knows what became of it */
    static Reply send(String method, String url, String token, String key, Object body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(write(body)));
        return reply(exchange(request.build()));
    }

    static boolean isGood(String url) {
        try {
            return exchange(HttpRequest.newBuilder(URI.create(url))
                                    .timeout(GLANCE)
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException notNow) {
            return false;
        }
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("content-type").orElse("");
        return new Reply(
                answer.statusCode(),
                type,
                answer.headers().firstValue("retry-after").orElse(null),
                answer.body(),
                type.contains("json") ? read(answer.body()) : MissingNode.getInstance());
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
