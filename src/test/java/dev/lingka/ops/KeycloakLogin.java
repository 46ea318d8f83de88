package dev.lingka.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that signs somebody in: authorization code with PKCE, through Keycloak's own login page. */
final class KeycloakLogin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String realm;
    private final String clientId;
    private final String redirect;

    KeycloakLogin(String realm, String clientId, String redirect) {
        this.realm = realm;
        this.clientId = clientId;
        this.redirect = redirect;
    }

    /** The provider's answer to the code: tokens, or an {@code error}. */
    JsonNode signIn(String name, String password) {
        String verifier = random();
        return exchange(code(name, password, challenge(verifier)), verifier);
    }

    /** What a thief of the code gets, who does not have the verifier. */
    JsonNode stolen(String name, String password) {
        return exchange(code(name, password, challenge(random())), random());
    }

    /** What becomes of a start without a challenge: the address that the browser is sent to. */
    String withoutChallenge() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(start("")));
        return answer.headers().firstValue("location").orElse("");
    }

    private String code(String name, String password, String challenge) {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(start("&code_challenge_method=S256&code_challenge=" + challenge)));
        HttpResponse<String> answer = send(post(
                find(FORM, page.body(), "a login form").replace("&amp;", "&"),
                "username=" + encode(name) + "&password=" + encode(password)));
        String location = answer.headers().firstValue("location").orElse(answer.body());
        return find(CODE, location, "a code for " + name);
    }

    private URI start(String more) {
        return URI.create(realm + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + encode(clientId) + "&redirect_uri=" + encode(redirect) + "&state=" + random() + more);
    }

    private JsonNode exchange(String code, String verifier) {
        String form = "grant_type=authorization_code&client_id=" + encode(clientId) + "&redirect_uri="
                + encode(redirect) + "&code=" + code + "&code_verifier=" + verifier;
        try {
            return JSON.readTree(
                    send(post(realm + "/protocol/openid-connect/token", form)).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder post(String address, String form) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String find(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Keycloak gave no " + what + ": " + text);
        }
        return matcher.group(1);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
