package dev.lingka.sandbox.wechat.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.deliver.Carrier;
import dev.lingka.sandbox.wechat.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

/** A report is a bare POST that nobody signs. Taken is 200 with a number as code; else again in 1, 5 and 10 minutes. */
public final class SmsReportCarrier implements Carrier {
    public static final String KIND = "sms-report";

    private static final List<Duration> DELAYS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10));

    @Override
    public HttpRequest request(Delivery delivery) {
        return HttpRequest.newBuilder(URI.create(delivery.url()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body().getBytes(UTF_8)))
                .build();
    }

    @Override
    public boolean accepted(int status, String answer) {
        return status == 200
                && Json.object(answer.getBytes(UTF_8))
                        .filter(body -> body.path("code").isNumber())
                        .isPresent();
    }

    @Override
    public List<Duration> delays() {
        return DELAYS;
    }
}
