package dev.lingka.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A JSON endpoint with a bearer token, or without one. */
record Api(HttpClient http, String address, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer that was not 2xx. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(String what, int status, String body) {
            super(what + " answered " + status + ": " + body);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    Api with(String otherToken) {
        return new Api(http, address, otherToken);
    }

    JsonNode get(String path) throws IOException {
        return send("GET", path, "application/json", "");
    }

    /** Asks for something that is no JSON, and drops it. */
    void fetch(String path) throws IOException {
        answer("GET", path, "application/json", "");
    }

    JsonNode send(String method, String path, Object body) throws IOException {
        return send(method, path, "application/json", JSON.writeValueAsString(body));
    }

    JsonNode form(String path, String body) throws IOException {
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    private JsonNode send(String method, String path, String type, String body) throws IOException {
        return JSON.readTree(answer(method, path, type, body));
    }

    private byte[] answer(String method, String path, String type, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(method + " " + path, answer.statusCode(), new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
