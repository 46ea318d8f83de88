package dev.lingka.sandbox.wechat.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.http.Request;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks version 3 of Alibaba Cloud's request signature: who signed, what, when, and whether for the first time. */
final class SmsSignature {
    private static final Pattern FORM = Pattern.compile(
            "ACS3-HMAC-SHA256 Credential=([^,]+),\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");
    private static final Set<String> NEEDED = Set.of(
            "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");
    private static final Duration AGE = Duration.ofMinutes(15);

    private final SandboxClock clock;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    SmsSignature(SandboxClock clock) {
        this.clock = clock;
    }

    void check(Request request, String keyId, String secret) {
        Matcher form = FORM.matcher(request.header("authorization").orElse(""));
        if (!form.matches()) {
            throw new SmsProblem(400, "MissingAuthorization", "Authorization is missing or has another form");
        }
        if (!form.group(1).equals(keyId)) {
            throw new SmsProblem(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        }
        List<String> names = List.of(form.group(2).split(";", -1));
        if (!names.containsAll(NEEDED) || !names.equals(names.stream().sorted().toList())) {
            throw new SmsProblem(400, "InvalidSignedHeaders", "SignedHeaders lacks one, or is not sorted");
        }
        if (!hex(sha256(request.body()))
                        .equals(request.header("x-acs-content-sha256").orElse(""))
                || !hex(hmac(secret, text(request, names))).equals(form.group(3))) {
            throw new SmsProblem(400, "SignatureDoesNotMatch", "The signature does not match");
        }
        requireFresh(request);
    }

    private void requireFresh(Request request) {
        Instant now = Instant.ofEpochMilli(clock.realNow());
        if (Duration.between(date(request), now).abs().compareTo(AGE) > 0) {
            throw new SmsProblem(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
        if (!nonces.add(request.header("x-acs-signature-nonce").orElse(""))) {
            throw new SmsProblem(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
        }
    }

    private static Instant date(Request request) {
        try {
            return Instant.parse(request.header("x-acs-date").orElse(""));
        } catch (DateTimeParseException e) {
            throw new SmsProblem(400, "InvalidTimeStamp.Format", "x-acs-date has another form");
        }
    }

    private static String text(Request request, List<String> names) {
        StringBuilder lines = new StringBuilder();
        names.forEach(name -> lines.append(name)
                .append(':')
                .append(request.header(name).orElse("").strip())
                .append('\n'));
        String canonical = request.method() + "\n" + request.rawPath() + "\n" + query(request) + "\n" + lines + "\n"
                + String.join(";", names) + "\n"
                + request.header("x-acs-content-sha256").orElse("");
        return "ACS3-HMAC-SHA256\n" + hex(sha256(canonical.getBytes(UTF_8)));
    }

    private static String query(Request request) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> pair : new TreeMap<>(request.query()).entrySet()) {
            pairs.add(percent(pair.getKey()) + "=" + percent(pair.getValue()));
        }
        return String.join("&", pairs);
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
