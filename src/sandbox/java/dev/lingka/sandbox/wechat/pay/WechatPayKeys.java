package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Platform;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs what WeChat Pay sends to a merchant, with the public key of that merchant or with the platform certificate. */
public final class WechatPayKeys {
    private final Book book;
    private final SandboxClock clock;

    public WechatPayKeys(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** A key by the name that stands in Wechatpay-Serial. */
    public record Key(String serial, String privateKeyPem) {}

    public Platform platform() {
        return book.platform.find(Platform.KEY).orElseThrow();
    }

    /** The key that the request names; without a name, or with an unknown one, the merchant's default. */
    Key named(Merchant merchant, String serial) {
        Platform platform = platform();
        boolean certificates = !merchant.keyMode().equals("public_key");
        boolean publicKey = !merchant.keyMode().equals("certificate");
        if (certificates && serial.equals(platform.serial())) {
            return new Key(platform.serial(), platform.privateKeyPem());
        }
        if (publicKey && serial.equals(merchant.publicKeyId())) {
            return new Key(merchant.publicKeyId(), merchant.wechatPayPrivateKeyPem());
        }
        return byDefault(merchant);
    }

    public Key byDefault(Merchant merchant) {
        return merchant.keyMode().equals("certificate")
                ? new Key(platform().serial(), platform().privateKeyPem())
                : new Key(merchant.publicKeyId(), merchant.wechatPayPrivateKeyPem());
    }

    /** The four headers over a body, signed at the real time of now. */
    public Map<String, String> headers(Key key, String body) {
        return headers(key, body, clock.realSeconds());
    }

    public static Map<String, String> headers(Key key, String body, String timestamp) {
        String nonce = Random.letters(32);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", key.serial());
        headers.put(
                "Wechatpay-Signature", Rsa.sign(timestamp + "\n" + nonce + "\n" + body + "\n", key.privateKeyPem()));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Timestamp", timestamp);
        return headers;
    }
}
