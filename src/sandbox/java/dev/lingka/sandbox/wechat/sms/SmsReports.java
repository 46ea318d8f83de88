package dev.lingka.sandbox.wechat.sms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Delivery.Attempt;
import dev.lingka.sandbox.wechat.book.Letter;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.book.SmsFate;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Delivery reports, {@code SmsReport} by HTTP batch push: whether a phone got an SMS. No address, no report. */
public final class SmsReports {
    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Book book;
    private final SandboxClock clock;
    private final Courier courier;
    private final SmsReportCarrier carrier = new SmsReportCarrier();

    public SmsReports(Book book, SandboxClock clock, Courier courier) {
        this.book = book;
        this.clock = clock;
        this.courier = courier;
        courier.carry(SmsReportCarrier.KIND, carrier);
    }

    /** As the usual ones: soon after. Call it inside a write. */
    void tellLater(Letter letter) {
        SmsFate fate = fate(letter);
        for (int i = 0; i < fate.times() && !fate.early() && hasAddress(); i++) {
            courier.post(report(letter, fate));
        }
    }

    /** Before whoever sends has the answer, where that is ordered. Call it outside of any write: it waits. */
    void tellAtOnce(Letter letter) {
        SmsFate fate = fate(letter);
        for (int i = 0; i < fate.times() && fate.early() && hasAddress(); i++) {
            Delivery report = report(letter, fate);
            Attempt attempt = courier.send(carrier.request(report), "early", carrier);
            Delivery told = report.tried(attempt, attempt.accepted() ? "DELIVERED" : "GIVEN_UP", 0);
            book.run(() -> book.deliveries.put(told.id(), told));
        }
    }

    private SmsFate fate(Letter letter) {
        return book.smsFates.find(letter.to()).orElseGet(() -> SmsFate.usual(letter.to()));
    }

    private boolean hasAddress() {
        String url = Settings.of(book).smsReportUrl();
        return url != null && !url.isEmpty();
    }

    private Delivery report(Letter letter, SmsFate fate) {
        return new Delivery(
                "sms-report-" + Random.letters(16),
                SmsReportCarrier.KIND,
                letter.to(),
                letter.id(),
                "SmsReport",
                Settings.of(book).smsReportUrl(),
                Json.write(body(letter, fate)),
                clock.now(),
                List.of(),
                0,
                clock.realNow(),
                "WAITING");
    }

    private ArrayNode body(Letter letter, SmsFate fate) {
        ArrayNode reports = Json.array();
        reports.addObject()
                .put("phone_number", letter.to())
                .put("send_time", IN_CHINA.format(Instant.ofEpochMilli(letter.createdAt())))
                .put("report_time", IN_CHINA.format(Instant.ofEpochMilli(clock.now())))
                .put("success", fate.delivered())
                .put("err_code", fate.code())
                .put("err_msg", fate.delivered() ? "用户接收成功" : "发送失败")
                .put("sms_size", "1")
                .put("biz_id", letter.id())
                .put("out_id", letter.content().path("outId").asText());
        return reports;
    }
}
