package dev.lingka.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** WeChat's side of a test, played through the sandbox's control API. */
public final class WechatLab {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private WechatLab() {}

    public static JsonNode merchant() {
        return post("/control/merchants", Map.of());
    }

    public static String user() {
        return post("/control/users", Map.of()).get("id").asText();
    }

    /** {@code code} and {@code openid} of a {@code wx.login}. */
    public static JsonNode login(String user, JsonNode merchant) {
        return post(
                "/control/users/" + user + "/login",
                Map.of("appid", merchant.get("appid").asText()));
    }

    /** {@code code} and {@code openid} of a tap on the phone button. */
    public static JsonNode phoneCode(String user, JsonNode merchant) {
        return post(
                "/control/users/" + user + "/phone-code",
                Map.of("appid", merchant.get("appid").asText()));
    }

    /** Orders the next call that matches to go wrong. */
    public static void fault(String match, String mode) {
        fault(Map.of("match", match, "mode", mode));
    }

    public static void fault(Map<String, Object> fault) {
        post("/control/faults", fault);
    }

    public static void noFaults() {
        send("DELETE", "/control/faults", Map.of());
    }

    public static JsonNode get(String path) {
        return send("GET", path, null);
    }

    public static JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    public static JsonNode patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    private static JsonNode send(String method, String path, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(WechatServices.url() + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + json);
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
