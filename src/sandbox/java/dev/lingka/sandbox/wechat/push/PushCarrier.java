package dev.lingka.sandbox.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.PushCipher;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Carrier;
import dev.lingka.sandbox.wechat.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs and, where the app asks for it, encrypts pushes. Three attempts, five seconds each. */
public final class PushCarrier implements Carrier {
    public static final String KIND = "push";

    /** What can be ordered: the first is the honest one. */
    public static final List<String> VARIANTS = List.of(
            "true", "bad_signature", "bad_msg_signature", "wrong_appid", "wrong_key", "not_encrypted", "no_signature");

    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Book book;
    private final SandboxClock clock;

    public PushCarrier(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public HttpRequest request(Delivery delivery) {
        return request(delivery, "true");
    }

    public HttpRequest request(Delivery delivery, String variant) {
        if (!VARIANTS.contains(variant)) {
            throw new IllegalArgumentException("variant is one of " + VARIANTS);
        }
        App app = book.apps.find(delivery.owner()).orElseThrow();
        String timestamp = clock.realSeconds();
        String nonce = Random.digits(10);
        Map<String, String> query = new TreeMap<>();
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        query.put("openid", openid(delivery));
        query.put("signature", signature(variant, "bad_signature", app.push().token(), timestamp, nonce));
        String body = delivery.body();
        if (!app.push().mode().equals("plain") && !variant.equals("not_encrypted")) {
            String encrypted = cipher(app, variant).encrypt(Random.letters(16), delivery.body());
            query.put("encrypt_type", "aes");
            query.put(
                    "msg_signature",
                    signature(variant, "bad_msg_signature", app.push().token(), timestamp, nonce, encrypted));
            body = enveloped(app, delivery.body(), encrypted);
        }
        if (variant.equals("no_signature")) {
            query.keySet().removeAll(List.of("signature", "msg_signature"));
        }
        return request(app, delivery.url(), query, body);
    }

    private static String signature(String variant, String bad, String... parts) {
        return variant.equals(bad) ? Random.hex(40) : Hashes.sortedSha1(parts);
    }

    private static PushCipher cipher(App app, String variant) {
        String appid = variant.equals("wrong_appid") ? "wx" + Random.hex(16) : app.appid();
        String key = variant.equals("wrong_key")
                ? Random.encodingAesKey()
                : app.push().encodingAesKey();
        return new PushCipher(key, appid);
    }

    private static String openid(Delivery delivery) {
        if (delivery.body().startsWith("{")) {
            return Json.parse(delivery.body()).path("FromUserName").asText();
        }
        String start = "<FromUserName><![CDATA[";
        int from = delivery.body().indexOf(start) + start.length();
        return delivery.body().substring(from, delivery.body().indexOf("]]>", from));
    }

    /** Safe mode shows only the receiver and the secret; compatible mode keeps the plain fields too. */
    private static String enveloped(App app, String plain, String encrypted) {
        boolean compatible = app.push().mode().equals("compatible");
        if (app.push().format().equals("xml")) {
            String secret = "<Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
            String start = "<xml><ToUserName><![CDATA[" + app.originalId() + "]]></ToUserName>";
            return (compatible ? plain.substring(0, plain.length() - "</xml>".length()) : start) + secret;
        }
        ObjectNode envelope =
                compatible ? (ObjectNode) Json.parse(plain) : Json.object().put("ToUserName", app.originalId());
        return Json.write(envelope.put("Encrypt", encrypted));
    }

    private static HttpRequest request(App app, String url, Map<String, String> query, String body) {
        String type = app.push().format().equals("xml") ? "text/xml" : "application/json";
        return HttpRequest.newBuilder(URI.create(url + queryText(url, query)))
                .header("User-Agent", "Mozilla/4.0")
                .header("Content-Type", type)
                .header("Accept", "*/*")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build();
    }

    /**
     * The check that the console does when the URL is saved: the receiver must answer with echostr and nothing
     * else.
     */
    HttpRequest check(App app, String echostr, String signature, String timestamp, String nonce) {
        Map<String, String> query = new TreeMap<>(
                Map.of("signature", signature, "timestamp", timestamp, "nonce", nonce, "echostr", echostr));
        String url = app.push().url();
        return HttpRequest.newBuilder(URI.create(url + queryText(url, query)))
                .header("User-Agent", "Mozilla/4.0")
                .header("Accept", "*/*")
                .GET()
                .build();
    }

    private static String queryText(String url, Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.isEmpty() && url.indexOf('?') < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return text.toString();
    }

    /** "success", nothing, or a passive reply. */
    @Override
    public boolean accepted(int status, String answer) {
        String text = answer.strip();
        boolean reply = text.startsWith("<xml>") || (text.startsWith("{") && text.contains("\"Encrypt\""));
        return status == 200 && (text.isEmpty() || text.equals("success") || reply);
    }

    @Override
    public List<Duration> delays() {
        return DELAYS;
    }
}
