package dev.lingka.sandbox.wechat.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Carrier;
import java.net.URI;
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
        return request(delivery.url(), delivery.body(), headers(delivery));
    }

    /** Now and then WeChat tries whether the merchant verifies at all. */
    @Override
    public Optional<HttpRequest> probe(Delivery delivery) {
        boolean now = Random.chance(Settings.of(book).signtestRate());
        return now ? Optional.of(signtest(delivery)) : Optional.empty();
    }

    HttpRequest signtest(Delivery delivery) {
        Map<String, String> headers = headers(delivery);
        headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + Random.base64(240));
        return request(delivery.url(), delivery.body(), headers);
    }

    Map<String, String> headers(Delivery delivery) {
        Merchant merchant = book.merchants.find(delivery.owner()).orElseThrow();
        return keys.headers(keys.byDefault(merchant), delivery.body());
    }

    static HttpRequest request(String url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("User-Agent", "Mozilla/4.0")
                .header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .header("Request-ID", "08" + Random.hex(30) + "-0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        headers.forEach(request::header);
        return request.build();
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
