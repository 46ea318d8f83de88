package dev.lingka.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** F15: the clock of one replica goes wrong; and the month ends in Asia/Shanghai while customers pay. */
final class ClockFaults {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** From the opening of the market to the end of the month. */
    private static final Duration UNTIL_MIDNIGHT = Duration.ofSeconds(40);

    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1");

    private ClockFaults() {}

    static void wrongClock(Scene scene) {
        Optional<String> library =
                LIBRARIES.stream().filter(path -> Files.exists(Path.of(path))).findFirst();
        if (library.isEmpty()) {
            System.out.println(
                    "  left out: no replica's clock was put wrong, because libfaketime (Debian package faketime) is not there");
            return;
        }
        Replica replica = scene.cluster().replica(0);
        try {
            for (String off : List.of("+10m", "-10m")) {
                replica.kill();
                replica.env("LD_PRELOAD", library.get());
                replica.env("FAKETIME", off);
                replica.env("DONT_FAKE_MONOTONIC", "1");
                // Otherwise each timed wait of a JVM is over at once, and the server spins.
                replica.env("FAKETIME_FORCE_MONOTONIC_FIX", "0");
                replica.start();
                scene.waitAbout(0.4);
            }
        } finally {
            replica.kill();
            replica.clearEnv();
            replica.start();
        }
    }

    /** Before the market opens: business time, here and in WeChat, is a little before the last midnight of a month. */
    static void shortlyBeforeMonthEnd(Cluster cluster) {
        ZonedDateTime monthEnd =
                LocalDate.now(SHANGHAI).withDayOfMonth(1).plusMonths(1).atStartOfDay(SHANGHAI);
        shift(cluster, Duration.between(Instant.now(), monthEnd.toInstant().minus(UNTIL_MIDNIGHT)));
    }

    static void throughMonthEnd(Scene scene) {
        Pause.require(
                UNTIL_MIDNIGHT.multipliedBy(3),
                "the month ends",
                () -> scene.books().number("select extract(day from app_now() at time zone 'Asia/Shanghai')::bigint")
                        == 1);
        scene.waitAbout(0.6);
        long months = scene.books()
                .number(
                        "select count(distinct s.business_month) from sale s join merchant m on m.id = s.merchant_id"
                                + " where m.code = ?",
                        scene.market().shop().code());
        scene.figures().atLeast(scene.name() + ".months_sold_in", months, "months", 2);
        scene.figures()
                .zero(
                        scene.name() + ".wrong_business_days",
                        scene.books()
                                .number("select count(*) from sale where business_day <>"
                                        + " (sold_at at time zone 'Asia/Shanghai')::date"),
                        "sales");
    }

    static void backToRealTime(Cluster cluster) {
        shift(cluster, Duration.ZERO);
    }

    /** Business time runs ahead by so much, everywhere. */
    static void shift(Cluster cluster, Duration by) {
        new Books(cluster.postgres())
                .run("update app_clock set offset_by = make_interval(secs => " + by.toSeconds() + ")");
        cluster.wechat().post("/control/clock", Map.of("offsetSeconds", by.toSeconds()));
        Pause.of(Duration.ofSeconds(3)); // every replica has looked by then
    }
}
