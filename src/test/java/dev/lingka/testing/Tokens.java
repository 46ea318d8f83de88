package dev.lingka.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Real tokens from the embedded staff identity provider, by name: {@code owner@tea}, {@code till-1@tea}. */
public final class Tokens {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /** The access token of a member of staff, or of the operator. */
    public static String staff(String name) {
        return password(name).get("access_token").asText();
    }

    /** The ID token of the same sign-in, which no endpoint may accept. */
    public static String staffIdToken(String name) {
        return staffIdToken(name, "lingka-console");
    }

    /** The same, for a client of another name; the name is the ID token's audience. */
    public static String staffIdToken(String name, String clientId) {
        return password(name, clientId).get("id_token").asText();
    }

    /** The access token of a till, POS or display. */
    public static String terminal(String clientId) {
        return post(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", "any"))
                .get("access_token")
                .asText();
    }

    /** What stands in a token, unchecked. */
    public static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
        } catch (IOException noToken) {
            throw new IllegalArgumentException(noToken);
        }
    }

    private static JsonNode password(String name) {
        return password(name, "lingka-console");
    }

    private static JsonNode password(String name, String clientId) {
        return post(Map.of(
                "grant_type", "password",
                "client_id", clientId,
                "scope", "openid",
                "username", name,
                "password", "any"));
    }

    private static JsonNode post(Map<String, String> form) {
        String issuer = ConfigProvider.getConfig().getValue("quarkus.oidc.staff.auth-server-url", String.class);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
