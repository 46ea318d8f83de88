package dev.lingka.sandbox.embedded;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * The provider's sign-in page lets people type claims. Here the name alone decides them, so that a browser's sign-in
 * yields the same token as the password grant.
 */
final class LoginForm {
    private LoginForm() {}

    static String withClaims(HttpUrl url, String form) {
        if (!url.encodedPath().endsWith("/authorize") || !form.contains("username=")) {
            return form;
        }
        Map<String, String> fields = Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> decode(field[0]), field -> decode(field[1]), (first, last) -> last));
        String name = fields.getOrDefault("username", "");
        fields.put("claims", JSONObjectUtils.toJSONString(StaffTokens.claims(name)));
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
