package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.points.PointsWorld.Caller;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many hands on one member's points. */
class PointsConcurrencyTest {

    private static final LocalDate DAY = LocalDate.of(2028, 2, 29);
    private static final int RACERS = 8;
    private static final long LONGEST_SECONDS = 60;

    private static PointsWorld world;
    private static int merchant;

    @BeforeAll
    static void open() {
        world = new PointsWorld();
        world.setDay(DAY);
        merchant = world.merchant();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void booksAreSound() {
        world.requireSound();
    }

    @Test
    void theLastPointsAreSpentOnce() throws Exception {
        UUID member = memberWith(100, UUID.randomUUID());

        List<JsonObject> refusals = race(caller -> caller.spend(merchant, member, UUID.randomUUID(), 100));

        assertThat(refusals).hasSize(RACERS - 1).allSatisfy(refusal -> assertThat(refusal.getMap())
                .containsEntry("outcome", "INSUFFICIENT_POINTS")
                .containsEntry("points", 0)
                .containsEntry("missingPoints", 100));
    }

    @Test
    void oneSourceSpendsOnceHoweverOftenItAsks() throws Exception {
        UUID member = memberWith(100, UUID.randomUUID());
        UUID sale = UUID.randomUUID();

        List<JsonObject> refusals = race(caller -> caller.spend(merchant, member, sale, 30));

        assertThat(refusals).isEmpty();
        assertThat(points(member)).isEqualTo(70);
    }

    @Test
    void oneSaleEarnsOnceHoweverOftenItAsks() throws Exception {
        UUID member = world.member(merchant);
        UUID sale = UUID.randomUUID();

        List<JsonObject> answers = race(caller -> caller.earn(merchant, member, sale, DAY, Earn.points(10)));

        assertThat(answers).hasSize(RACERS).allSatisfy(answer -> assertThat(answer.getLong("points"))
                .isEqualTo(10));
        assertThat(points(member)).isEqualTo(10);
    }

    @Test
    void theReceiptsOfADayAddUpAlsoWhenTheyComeAtOnce() throws Exception {
        UUID member = world.member(merchant);

        race(caller -> caller.earn(merchant, member, UUID.randomUUID(), DAY, Earn.perHundredYuan(5_000)));

        assertThat(points(member)).isEqualTo(RACERS / 2);
    }

    @Test
    void aRefundBesideSpendingsEndsInPointsOrDebtAndNeverBelowZero() throws Exception {
        UUID sale = UUID.randomUUID();
        UUID member = memberWith(100, sale);
        UUID refund = UUID.randomUUID();
        AtomicInteger turn = new AtomicInteger();

        List<JsonObject> answers = race(caller -> turn.getAndIncrement() % 2 == 0
                ? caller.spend(merchant, member, UUID.randomUUID(), 20)
                : caller.refund(merchant, member, sale, refund, 100, 0, 100));

        JsonObject back = world.caller().refund(merchant, member, sale, refund, 100, 0, 100);
        assertThat(back.getLong("takenBackPoints") + back.getLong("debtPoints")).isEqualTo(100);
        assertThat(points(member)).isZero();
        assertThat(world.caller().balance(merchant, member).getLong("debtPoints"))
                .isEqualTo(back.getLong("debtPoints"));
        assertThat(answers).isNotEmpty();
    }

    private static UUID memberWith(long points, UUID sale) {
        UUID member = world.member(merchant);
        world.caller().earn(merchant, member, sale, DAY, Earn.points(points));
        return member;
    }

    private static long points(UUID member) {
        return world.caller().balance(merchant, member).getLong("points");
    }

    /** One of those who work at once. */
    private interface Work {
        JsonObject by(Caller caller);
    }

    /** What they were answered; nothing where that was null. */
    private static List<JsonObject> race(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        CyclicBarrier start = new CyclicBarrier(RACERS);
        try {
            List<Callable<JsonObject>> calls = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                calls.add(() -> {
                    try (Caller caller = world.racer()) {
                        start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                        return work.by(caller);
                    }
                });
            }
            List<JsonObject> answers = new ArrayList<>();
            for (Future<JsonObject> future : threads.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS)) {
                answers.add(future.get());
            }
            answers.removeIf(Objects::isNull);
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
