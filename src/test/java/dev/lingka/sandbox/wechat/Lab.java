package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A sandbox in a folder, reached only over HTTP, as a stranger's client would. */
final class Lab implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private WechatSandbox sandbox;

    Lab(Path folder) {
        this.folder = folder;
        this.sandbox = WechatSandbox.start(WechatSandbox.Options.in(folder));
    }

    /** Stops the sandbox and starts it anew on the same folder and port. */
    void restart() {
        int port = sandbox.port();
        sandbox.close();
        sandbox = WechatSandbox.start(WechatSandbox.Options.in(folder).onPort(port));
    }

    String url() {
        return sandbox.url();
    }

    int port() {
        return sandbox.port();
    }

    JsonNode get(String path) {
        return json(exchange("GET", path, null));
    }

    JsonNode post(String path, String body) {
        return json(exchange("POST", path, body));
    }

    JsonNode patch(String path, String body) {
        return json(exchange("PATCH", path, body));
    }

    HttpResponse<byte[]> exchange(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        return send(request);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return json(new String(response.body(), UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A merchant with its console in front of it. */
    JsonNode merchant(String body) {
        return post("/control/merchants", body);
    }

    /** A new person. */
    JsonNode person(String nickname, String phone) {
        return post("/control/users", "{\"nickname\":\"%s\",\"phone\":\"%s\"}".formatted(nickname, phone));
    }

    /** The openid and a login code of this person at this app. */
    JsonNode login(JsonNode person, String appid) {
        return post("/control/users/" + person.get("id").asText() + "/login", "{\"appid\":\"" + appid + "\"}");
    }

    /** A stable access token of the merchant's mini-program. */
    String token(JsonNode merchant) {
        return post("/cgi-bin/stable_token", stableTokenRequest(merchant, false))
                .get("access_token")
                .asText();
    }

    static String stableTokenRequest(JsonNode merchant, boolean force) {
        return "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":%s}"
                .formatted(
                        merchant.get("appid").asText(),
                        merchant.get("appSecret").asText(),
                        force);
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come true within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
