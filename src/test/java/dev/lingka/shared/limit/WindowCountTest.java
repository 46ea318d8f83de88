package dev.lingka.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowCountTest {
    private static final Limit FIVE_A_SECOND = new Limit(5, Duration.ofSeconds(1));

    @Test
    void refusesTheSixthAndSaysWhen() {
        WindowCount count = new WindowCount();
        for (int i = 0; i < 5; i++) {
            assertThat(count.take(FIVE_A_SECOND, 10_400)).isZero();
        }

        assertThat(count.take(FIVE_A_SECOND, 10_400)).isEqualTo(601);
    }

    @Test
    void theWaitThatItNamesIsEnoughAndNotTooLong() {
        Random random = new Random(7);
        WindowCount count = new WindowCount();
        long now = 1_000;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(200);
            long waitMillis = count.take(FIVE_A_SECOND, now);
            if (waitMillis > 0) {
                assertThat(waitMillis).isLessThanOrEqualTo(1_001);
                assertThat(count.take(FIVE_A_SECOND, now + waitMillis)).isZero();
                now += waitMillis;
            }
        }
    }

    @Test
    void overTimeNoMoreThanTheLimitPasses() {
        WindowCount count = new WindowCount();
        Deque<Long> passed = new ArrayDeque<>();
        for (long now = 0; now < 100_000; now += 10) {
            if (count.take(FIVE_A_SECOND, now) == 0) {
                passed.add(now);
            }
        }

        assertThat(passed).hasSizeBetween(400, 505);
    }

    @Test
    void aLimitIsWrittenAsCountAndWindow() {
        assertThat(Limit.parse("30/1M")).isEqualTo(new Limit(30, Duration.ofMinutes(1)));
        assertThat(Limit.parse("2 / PT0.5S")).isEqualTo(new Limit(2, Duration.ofMillis(500)));
        assertThatThrownBy(() -> Limit.parse("30")).hasMessageContaining("as in 30/1M");
        assertThatThrownBy(() -> Limit.parse("0/1M")).hasMessageContaining("as in 30/1M");
    }

    @Test
    void aShareIsNeverNothing() {
        assertThat(Limit.parse("1/1M").share(0.5).count()).isEqualTo(1);
        assertThat(Limit.parse("11/1M").share(0.5).count()).isEqualTo(5);
    }
}
