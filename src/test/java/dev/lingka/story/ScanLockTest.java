package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever guesses card codes at a till gets a handful of tries. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ScanLockTest {

    /** As the programme has it unless it says otherwise. */
    static final int BAD_SCANS = 10;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String CHARGES = "/api/v1/staff/charges";
    private static final String MADE_UP = "500000000000000000";

    @Inject
    RedisDataSource redis;

    private Shop shop;
    private Caller till;
    private Shop.Holder holder;

    @BeforeEach
    void open() {
        shop = Shop.open(World.underTest());
        till = shop.till("till-1");
        holder = shop.holder(10_000, 0);
    }

    @Test
    void badCodesShutTheTerminalForGoodOnesTooAndNoOther() {
        scanBadly(BAD_SCANS);

        Exchange locked = till.move(CHARGES, charge(code(0))).refused(429, "TERMINAL_LOCKED");

        assertThat(Long.parseLong(locked.answerHeaders().get("retry-after"))).isBetween(1L, WINDOW.toSeconds());
        assertThat(locked.fen("/retryAfterSeconds")).isBetween(1L, WINDOW.toSeconds());
        assertThat(holder.phone().totalFen()).isEqualTo(10_000);
        shop.till("till-2").move(CHARGES, charge(code(0))).expect(201);
        assertThat(holder.phone().totalFen()).isEqualTo(9_000);
    }

    @Test
    void fewerBadCodesDoNot() {
        scanBadly(BAD_SCANS - 1);

        till.move(CHARGES, charge(code(0))).expect(201);
    }

    @Test
    void badCodesAtOnceShutItToo() {
        Callable<Exchange> bad = () -> till.move(CHARGES, charge(MADE_UP));

        List<Exchange> answers = AtOnce.all(Collections.nCopies(30, bad));

        assertThat(answers)
                .allMatch(answer -> List.of("CODE_UNKNOWN", "TERMINAL_LOCKED").contains(answer.text("code")));
        till.move(CHARGES, charge(code(0))).refused(429, "TERMINAL_LOCKED");
    }

    @Test
    void theLockEndsWithItsWindow() {
        scanBadly(BAD_SCANS);
        till.move(CHARGES, charge(code(0))).refused(429, "TERMINAL_LOCKED");
        String key = lock();
        assertThat(redis.key().pttl(key)).isBetween(1L, WINDOW.toMillis());

        redis.key().del(key); // As Redis does when the time is over.

        till.move(CHARGES, charge(code(0))).expect(201);
    }

    @Test
    void aChargeThatWasMadeIsAnsweredAgainAlsoWhileTheTerminalIsShut() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = charge(code(0));
        Exchange first = till.move(CHARGES, wish, key).expect(201);
        scanBadly(BAD_SCANS);

        Exchange again = till.move(CHARGES, wish, key).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(holder.phone().totalFen()).isEqualTo(9_000);
    }

    private void scanBadly(int times) {
        for (int i = 0; i < times; i++) {
            till.move(CHARGES, charge(MADE_UP)).refused(409, "CODE_UNKNOWN");
        }
    }

    private String code(int minute) {
        return holder.phone().codes().get(minute);
    }

    private static Map<String, Object> charge(String code) {
        return Map.of("cardCode", code, "totalFen", 1_000);
    }

    /** The lock of this till. */
    private String lock() {
        List<String> keys = redis.key()
                .keys("m:*:bad-scan:terminal:"
                        + till.get("/api/v1/staff/me").expect(200).text("id"));
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }
}
