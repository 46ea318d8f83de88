package dev.lingka.sandbox.wechat.book;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The sandbox's time. Business time (expiry, bills) can be shifted by the control API and is kept in the book;
 * signatures and retries use real time. Days are Beijing's.
 */
public final class SandboxClock {
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter RFC3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Clock real;
    private final Book book;

    public SandboxClock(Clock real, Book book) {
        this.real = real;
        this.book = book;
    }

    /** Business time in milliseconds. */
    public long now() {
        return real.millis() + Settings.of(book).clockOffsetSeconds() * 1000;
    }

    /** Real time in milliseconds. */
    public long realNow() {
        return real.millis();
    }

    public String realSeconds() {
        return String.valueOf(real.millis() / 1000);
    }

    public OffsetDateTime today() {
        return at(now());
    }

    public static OffsetDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atZone(BEIJING).toOffsetDateTime();
    }

    /** As WeChat writes times: 2015-05-20T13:29:35+08:00. */
    public static String rfc3339(long millis) {
        return RFC3339.format(at(millis));
    }
}
