package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Aead;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A notice as it should not be: each variant is wrong in exactly one way. */
public final class NoticeVariants {
    /** All that can be ordered; the first is the honest one. */
    public static final List<String> ALL = List.of(
            "true",
            "new_id",
            "tampered",
            "tampered_ciphertext",
            "bad_signature",
            "signature_no_base64",
            "signtest",
            "stale",
            "future",
            "wrong_serial",
            "other_key",
            "wrong_api_v3_key",
            "missing_headers",
            "not_json",
            "no_resource",
            "no_associated_data",
            "wrong_amount",
            "wrong_currency",
            "wrong_mchid",
            "wrong_appid",
            "wrong_openid",
            "unknown_order",
            "not_paid",
            "other_transaction");

    private static final long TOO_LONG_SECONDS = 601;
    private static final String FORGED_KEY =
            Rsa.pem("PRIVATE KEY", Rsa.newKeyPair().getPrivate().getEncoded());

    private final Book book;
    private final SandboxClock clock;
    private final WechatPayKeys keys;
    private final NoticeCarrier carrier;

    NoticeVariants(Book book, SandboxClock clock, WechatPayKeys keys, NoticeCarrier carrier) {
        this.book = book;
        this.clock = clock;
        this.keys = keys;
        this.carrier = carrier;
    }

    public NoticeLetter letter(Delivery notice, String variant) {
        if (!ALL.contains(variant)) {
            throw new IllegalArgumentException("variant is one of " + ALL);
        }
        return switch (variant) {
            case "signtest" -> carrier.signtest(notice);
            case "bad_signature", "signature_no_base64", "missing_headers", "wrong_serial" ->
                damagedHeaders(notice, variant);
            case "stale" -> signed(notice, notice.body(), key(notice), -TOO_LONG_SECONDS);
            case "future" -> signed(notice, notice.body(), key(notice), TOO_LONG_SECONDS);
            case "tampered" -> NoticeLetter.of(notice.url(), carrier.headers(notice), flipped(notice.body()));
            case "other_key" ->
                signed(notice, notice.body(), new WechatPayKeys.Key(key(notice).serial(), FORGED_KEY), 0);
            default -> signed(notice, body(notice, variant), key(notice), 0);
        };
    }

    private WechatPayKeys.Key key(Delivery notice) {
        return keys.byDefault(merchant(notice));
    }

    private Merchant merchant(Delivery notice) {
        return book.merchants.find(notice.owner()).orElseThrow();
    }

    private NoticeLetter signed(Delivery notice, String body, WechatPayKeys.Key key, long shiftSeconds) {
        String timestamp = String.valueOf(clock.realNow() / 1000 + shiftSeconds);
        return NoticeLetter.of(notice.url(), WechatPayKeys.headers(key, body, timestamp), body);
    }

    private NoticeLetter damagedHeaders(Delivery notice, String variant) {
        Map<String, String> headers = carrier.headers(notice);
        switch (variant) {
            case "bad_signature" -> headers.put("Wechatpay-Signature", Random.base64(256));
            case "signature_no_base64" -> headers.put("Wechatpay-Signature", "***");
            case "wrong_serial" -> headers.put("Wechatpay-Serial", Random.serial());
            default -> headers.clear();
        }
        return NoticeLetter.of(notice.url(), headers, notice.body());
    }

    /** The body of a correctly signed notice that is wrong inside. */
    private String body(Delivery notice, String variant) {
        ObjectNode body = (ObjectNode) Json.parse(notice.body());
        ObjectNode resource = (ObjectNode) body.get("resource");
        switch (variant) {
            case "true" -> {}
            case "not_json" -> {
                return "not JSON";
            }
            case "new_id" -> body.put("id", "EV-" + Random.digits(21));
            case "no_resource" -> body.remove("resource");
            case "no_associated_data" -> resource.remove("associated_data");
            case "tampered_ciphertext" ->
                resource.put(
                        "ciphertext", flippedBase64(resource.get("ciphertext").textValue()));
            case "wrong_api_v3_key" -> seal(resource, plain(notice, resource), Random.letters(32));
            default ->
                seal(
                        resource,
                        changed(notice, resource, variant),
                        merchant(notice).apiV3Key());
        }
        return Json.write(body);
    }

    private ObjectNode changed(Delivery notice, ObjectNode resource, String variant) {
        ObjectNode inside = plain(notice, resource);
        changes(variant).accept(inside);
        return inside;
    }

    private static Consumer<ObjectNode> changes(String variant) {
        return switch (variant) {
            case "wrong_amount" -> inside -> raise(inside.withObject("/amount"));
            case "wrong_currency" -> inside -> inside.withObject("/amount").put("currency", "USD");
            case "wrong_mchid" -> inside -> inside.put("mchid", "19" + Random.digits(8));
            case "wrong_appid" -> inside -> inside.put("appid", "wx" + Random.hex(16));
            case "wrong_openid" -> inside -> inside.withObject("/payer").put("openid", "o" + Random.letters(27));
            case "unknown_order" -> inside -> inside.put("out_trade_no", "unknown" + Random.digits(12));
            case "not_paid" -> inside -> inside.put("trade_state", "NOTPAY");
            default -> inside -> inside.put("transaction_id", "4200" + Random.digits(24));
        };
    }

    private static void raise(ObjectNode amount) {
        for (String field : List.of("total", "payer_total")) {
            amount.put(field, amount.path(field).asLong() + 1);
        }
    }

    private ObjectNode plain(Delivery notice, ObjectNode resource) {
        return (ObjectNode) Json.parse(Aead.decrypt(
                merchant(notice).apiV3Key(),
                resource.get("nonce").textValue(),
                resource.get("associated_data").textValue(),
                resource.get("ciphertext").textValue()));
    }

    private static void seal(ObjectNode resource, ObjectNode inside, String apiV3Key) {
        String nonce = resource.get("nonce").textValue();
        String associated = resource.get("associated_data").textValue();
        resource.put("ciphertext", Aead.encrypt(apiV3Key, nonce, associated, Json.write(inside)));
    }

    private static String flipped(String body) {
        ObjectNode node = (ObjectNode) Json.parse(body);
        node.put("create_time", node.get("create_time").textValue().replace('+', '-'));
        return Json.write(node);
    }

    private static String flippedBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        bytes[0] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
