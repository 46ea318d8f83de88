package dev.lingka.member.session;

import dev.lingka.shared.crypto.Sha256;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a token names the key that signed it: {@code kid}, the beginning of the public key's SHA-256. */
final class KeyName {

    private static final int LENGTH = 16;
    private static final String KID = "kid";

    private KeyName() {}

    /** The name of a public key in base64 or PEM. */
    static String of(String publicKey) {
        byte[] key = Base64.getDecoder().decode(publicKey.replaceAll("-----[^-]*-----|\\s", ""));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(key))
                .substring(0, LENGTH);
    }

    /** The key that a token says it was signed by; nothing is verified here. Empty for what is no token. */
    static Optional<String> in(String token) {
        int end = token.indexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, end));
            Object name = new JsonObject(new String(header, StandardCharsets.UTF_8)).getValue(KID);
            return name instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException noToken) {
            return Optional.empty();
        }
    }
}
