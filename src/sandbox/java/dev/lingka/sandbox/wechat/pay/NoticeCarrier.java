package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Carrier;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs notices of WeChat Pay; each attempt is signed anew over the same body. */
public final class NoticeCarrier implements Carrier {
    public static final String KIND = "notice";

    /** Seconds between attempts, as WeChat publishes them. */
    private static final List<Duration> DELAYS = Stream.of(
                    15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600)
            .map(Duration::ofSeconds)
            .toList();

    private final Book book;
    private final WechatPayKeys keys;

    public NoticeCarrier(Book book, WechatPayKeys keys) {
        this.book = book;
        this.keys = keys;
    }

    @Override
    public HttpRequest request(Delivery delivery) {
        return NoticeLetter.of(delivery.url(), headers(delivery), delivery.body())
                .request();
    }

    /** Now and then WeChat tries whether the merchant verifies at all. */
    @Override
    public Optional<HttpRequest> probe(Delivery delivery) {
        boolean now = Random.chance(Settings.of(book).signtestRate());
        return now ? Optional.of(signtest(delivery).request()) : Optional.empty();
    }

    NoticeLetter signtest(Delivery delivery) {
        Map<String, String> headers = headers(delivery);
        headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + Random.base64(240));
        return NoticeLetter.of(delivery.url(), headers, delivery.body());
    }

    Map<String, String> headers(Delivery delivery) {
        Merchant merchant = book.merchants.find(delivery.owner()).orElseThrow();
        return keys.headers(keys.byDefault(merchant), delivery.body());
    }

    @Override
    public boolean accepted(int status, String answer) {
        return status == 200 || status == 204;
    }

    @Override
    public List<Duration> delays() {
        return DELAYS;
    }
}
