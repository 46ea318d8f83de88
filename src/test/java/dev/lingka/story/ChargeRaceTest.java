package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One card at many tills at once, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ChargeRaceTest {

    private static final String CHARGES = "/api/v1/staff/charges";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A race that begins before this second of a minute is over before the minute is. */
    private static final int EARLY_SECONDS = 40;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Shop shop;
    private Caller till;
    private Tables tables;

    @BeforeEach
    void open() throws SQLException {
        shop = Shop.open(World.underTest());
        till = shop.till("till-1");
        tables = new Tables();
    }

    @AfterEach
    void close() throws SQLException {
        shiftTo(0);
        tables.close();
        threads.shutdownNow();
    }

    /**
     * A card has three good codes in any one minute. Nine charges are read in nine minutes of business time and held
     * back at the card; the others come in the last minute; then all are let go, and the balance alone decides.
     */
    @Test
    void ofFiftyChargesOfTenYuanExactlyTenEmptyACardOfOneHundred() throws Exception {
        Shop.Holder holder = shop.holder(10_000, 0);
        awaitAnEarlySecond();
        List<String> codes = holder.phone().codes();
        List<Future<Exchange>> charges = new ArrayList<>();

        tables.hold();
        tables.column("select 1 from card where id = ?::uuid for update", holder.cardId());
        try (Tables clock = new Tables()) {
            for (int minute = 1; minute <= 9; minute++) {
                shift(clock, minute);
                charges.add(send(codes.get(minute)));
                awaitHeld(clock, minute);
            }
            shift(clock, 11);
            for (int i = 0; i < 41; i++) {
                charges.add(send(codes.get(10 + i % 3)));
            }
        }
        tables.letGo();

        Map<Integer, Long> statuses = byStatus(answers(charges));
        assertThat(statuses).containsOnly(Map.entry(201, 10L), Map.entry(409, 40L));
        assertThat(holder.phone().totalFen()).isZero();
        assertThat(words(answers(charges))).containsOnly("INSUFFICIENT_BALANCE", "CODE_USED");
        assertThat(tables.number("select count(*) from sale where card_id = ?::uuid", holder.cardId()))
                .isEqualTo(10);
        shop.verify();
    }

    @Test
    void oneKeyTwentyTimesAtOnceIsOneChargeAndTwentyEqualAnswers() throws SQLException {
        Shop.Holder holder = shop.holder(10_000, 0);
        Map<String, Object> wish = charge(holder.phone().codes().get(0));
        String key = UUID.randomUUID().toString();
        Callable<Exchange> deed = () -> till.move(CHARGES, wish, key);

        List<Exchange> answers = AtOnce.all(Collections.nCopies(20, deed));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Exchange::json).distinct()).hasSize(1);
        assertThat(holder.phone().totalFen()).isEqualTo(9_000);
        assertThat(tables.number("select count(*) from sale where card_id = ?::uuid", holder.cardId()))
                .isEqualTo(1);
        shop.verify();
    }

    private Future<Exchange> send(String code) {
        return threads.submit(() -> till.move(CHARGES, charge(code)));
    }

    private static Map<String, Object> charge(String code) {
        return Map.of("cardCode", code, "totalFen", 1_000);
    }

    private static List<Exchange> answers(List<Future<Exchange>> charges) throws Exception {
        List<Exchange> answers = new ArrayList<>();
        for (Future<Exchange> charge : charges) {
            answers.add(charge.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        return answers;
    }

    private static Map<Integer, Long> byStatus(List<Exchange> answers) {
        return answers.stream().collect(Collectors.groupingBy(Exchange::status, Collectors.counting()));
    }

    private static List<String> words(List<Exchange> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 409)
                .map(answer -> answer.text("code"))
                .distinct()
                .toList();
    }

    private static void awaitHeld(Tables tables, int count) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (tables.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and query like '%till_charge%'")
                < count) {
            assertThat(System.nanoTime()).as("charges held back").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static void awaitAnEarlySecond() throws InterruptedException {
        long second = Clock.systemUTC().instant().getEpochSecond() % 60;
        if (second > EARLY_SECONDS) {
            Thread.sleep(Duration.ofSeconds(60 - second).toMillis());
        }
    }

    private void shiftTo(int minutes) throws SQLException {
        shift(tables, minutes);
    }

    private static void shift(Tables tables, int minutes) throws SQLException {
        tables.column("update app_clock set offset_by = make_interval(mins => ?)", minutes);
    }
}
