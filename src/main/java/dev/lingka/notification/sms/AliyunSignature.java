package dev.lingka.notification.sms;

import dev.lingka.shared.crypto.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request as Alibaba Cloud wants it (version 3, {@code ACS3-HMAC-SHA256}): over method, path, sorted query,
 * the headers that are named, and the body's hash.
 */
final class AliyunSignature {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private final String keyId;
    private final byte[] secret;

    AliyunSignature(String keyId, String secret) {
        this.keyId = keyId;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The value of the header {@code Authorization} of a POST to {@code /}.
     *
     * @param headers that are signed, with names in lower case: host and those of x-acs
     */
    String authorization(SortedMap<String, String> query, SortedMap<String, String> headers, byte[] body) {
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", "POST", "/", queryText(query), lines, names, hash(body));
        String signature = hmac(ALGORITHM + "\n" + hash(canonical.getBytes(StandardCharsets.UTF_8)));
        return ALGORITHM + " Credential=" + keyId + ",SignedHeaders=" + names + ",Signature=" + signature;
    }

    /** Sorted and encoded as it is signed and as it goes into the address. */
    static String queryText(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /** As RFC 3986 has it: a space is %20, and a tilde stays. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
