package dev.lingka.story;

import dev.lingka.testing.Chore;
import dev.lingka.testing.Superuser;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The server's business clock, to be turned to any day of the past: of the past alone, so that nothing of other tests
 * in the same application ends early. Give the present back when the story is over.
 */
@Singleton
class StoryCalendar {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** As near as the server's clock must come. */
    private static final Duration NEAR = Duration.ofSeconds(5);

    private final Superuser database;
    private final Clock server;
    private final List<Chore> chores;

    StoryCalendar(Superuser database, Clock server, @All List<Chore> chores) {
        this.database = database;
        this.server = server;
        this.chores = chores;
    }

    /** It is noon of that day in China from now on, for us and for WeChat; what jobs had to do by then is done. */
    void turnTo(LocalDate day) {
        turnTo(day, LocalTime.NOON);
    }

    void turnTo(LocalDate day, LocalTime time) {
        long seconds = leapTo(day, time);
        runChores();
        awaitClock(seconds);
    }

    /** The clock alone: of what jobs had to do by then nothing is done by this. How far it is from the present. */
    long leapTo(LocalDate day, LocalTime time) {
        Instant wanted = day.atTime(time).atZone(CHINA).toInstant();
        // Whole seconds, and never a moment before.
        long seconds = -Duration.between(wanted, Instant.now()).toSeconds();
        Story.check(seconds < 0, day + " is over, so that nothing of others ends early");
        shift(seconds);
        return seconds;
    }

    /** The present again. */
    void giveBack() {
        shift(0);
    }

    private void shift(long seconds) {
        database.run("update app_clock set offset_by = make_interval(secs => " + seconds + ")");
        World.underTest()
                .wechat()
                .post("/control/clock", Map.of("offsetSeconds", seconds))
                .expect(200);
        awaitClock(seconds);
    }

    /** Asked for again at the end of a turn: a look from before it may have come in late. */
    private void awaitClock(long seconds) {
        Story.until(
                () -> {
                    run(chore("clock"));
                    return isShifted(seconds);
                },
                "the server's clock follows");
    }

    private boolean isShifted(long seconds) {
        Instant wanted = Instant.now().plusSeconds(seconds);
        return Duration.between(server.instant(), wanted).abs().compareTo(NEAR) < 0;
    }

    /** All of them. A job that came by itself loses its lease to us, and what it has not done is done here. */
    private void runChores() {
        for (Chore chore : chores) {
            database.run("update job_lease set lease_until = clock_timestamp() where name = '" + chore.lease() + "'");
            run(chore);
        }
    }

    /** One of them once more. */
    void comesBy(String lease) {
        run(chore(lease));
    }

    /** What this merchant's listeners have not heard of yet is told to them, until all is. */
    void settle(String merchantCode) {
        Chore outbox = chore("outbox");
        String pending =
                "select count(*) from outbox_delivery d join merchant m on m.id = d.merchant_id where m.code = '"
                        + merchantCode + "' and d.state = 'pending'";
        Story.until(
                () -> {
                    run(outbox);
                    return database.number(pending) == 0;
                },
                "all events are told");
    }

    private Chore chore(String lease) {
        return chores.stream()
                .filter(chore -> chore.lease().equals(lease))
                .findFirst()
                .orElseThrow();
    }

    private static void run(Chore chore) {
        try {
            VertxContextSupport.subscribeAndAwait(chore::run);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
