package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Certificate;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import dev.lingka.sandbox.wechat.json.Json;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Opens a merchant with a mini-program, an official account and all keys, as a signed-up merchant would find them. */
final class MerchantMaker {
    private static final long OPENING_BALANCE_FEN = 100_000_000;
    private static final BigDecimal USUAL_FEE_RATE = new BigDecimal("0.0060");
    private static final List<String> PAGES = List.of("pages/index/index", "pages/join/join");
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(5 * 365);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Book book;
    private final SandboxClock clock;

    MerchantMaker(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Merchant make(String name, String ref, String keyMode) {
        String mchid = newMchid();
        App app = app("MINI_PROGRAM", name, mchid);
        App official = app("OFFICIAL_ACCOUNT", name, mchid);
        Merchant merchant = Json.patched(
                Merchant.class,
                new Merchant(
                        mchid,
                        ref,
                        name,
                        app.appid(),
                        official.appid(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        keyMode,
                        OPENING_BALANCE_FEN,
                        USUAL_FEE_RATE,
                        0,
                        clock.now()),
                keys(mchid));
        return book.write(() -> {
            book.apps.put(app.appid(), app);
            book.apps.put(official.appid(), official);
            return book.merchants.put(mchid, merchant);
        });
    }

    /** All of a merchant's keys anew, in force at once; the old ones are good for nothing any more. */
    Merchant renew(String mchid) {
        ObjectNode fresh = keys(mchid);
        return book.write(() -> book.merchants.put(
                mchid, Json.patched(Merchant.class, book.merchants.find(mchid).orElseThrow(), fresh)));
    }

    private ObjectNode keys(String mchid) {
        KeyPair api = Rsa.newKeyPair();
        KeyPair wechat = Rsa.newKeyPair();
        String serial = Random.serial();
        Instant now = Instant.ofEpochMilli(clock.realNow());
        return Json.object()
                .put("serial", serial)
                .put("certificatePem", Certificate.selfSigned(api, serial, mchid, now, now.plus(CERTIFICATE_LIFE)))
                .put("privateKeyPem", Rsa.pem("PRIVATE KEY", api.getPrivate().getEncoded()))
                .put("publicKeyPem", Rsa.pem("PUBLIC KEY", api.getPublic().getEncoded()))
                .put("apiV3Key", Random.letters(32))
                .put("publicKeyId", "PUB_KEY_ID_01" + mchid + DAY.format(clock.today()) + Random.digits(10))
                .put(
                        "wechatPayPrivateKeyPem",
                        Rsa.pem("PRIVATE KEY", wechat.getPrivate().getEncoded()))
                .put(
                        "wechatPayPublicKeyPem",
                        Rsa.pem("PUBLIC KEY", wechat.getPublic().getEncoded()));
    }

    private static App app(String kind, String name, String mchid) {
        App.Push push = new App.Push(null, Random.letters(16), Random.encodingAesKey(), "safe", "json");
        return new App(
                "wx" + Random.hex(16),
                kind,
                Random.hex(32),
                name,
                "gh_" + Random.hex(12),
                mchid,
                true,
                PAGES,
                false,
                true,
                push);
    }

    private String newMchid() {
        String mchid = "19" + Random.digits(8);
        return book.merchants.find(mchid).isPresent() ? newMchid() : mchid;
    }
}
