package dev.lingka.shared.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.testing.Services;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events reach their listeners, in order, also when workers crash, race or fail. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MERCHANT = 1_000_000;

    @Inject
    Pool pool;

    @Inject
    @ReactiveDataSource("jobs")
    Pool jobs;

    @Inject
    AgroalDataSource database;

    @Inject
    OutboxRepository outbox;

    @Inject
    MoneyFunctions functions;

    @Inject
    Vertx vertx;

    private final Hearing hearing = new Hearing();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private OutboxListeners listeners;
    private OutboxWorker worker;

    @BeforeEach
    void register() throws SQLException {
        listeners = new OutboxListeners(List.of(hearing), database);
        listeners.register(null);
        worker = worker("lingka.outbox.attempts", "3");
    }

    private OutboxWorker worker(String setting, String value) {
        return new OutboxWorker(outbox, listeners, quick(setting, value), functions, meters, vertx);
    }

    @Test
    void twoWorkersDeliverEachEventOnceAndInOrder() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(publish("card:1"));
            second.add(publish("card:2"));
        }

        Uni.join().all(worker.drain(50), worker.drain(50)).andFailFast().await().atMost(PATIENCE);
        drainUntil(() -> pending() == 0);

        assertThat(hearing.heard("card:1")).isEqualTo(first);
        assertThat(hearing.heard("card:2")).isEqualTo(second);
    }

    @Test
    void aFailureHoldsBackItsAggregateAndNoOther() {
        AtomicInteger failures = new AtomicInteger(2);
        hearing.behave(event -> event.aggregate().equals("card:1") && failures.getAndDecrement() > 0
                ? Uni.createFrom().failure(new IllegalStateException("not now"))
                : Uni.createFrom().voidItem());
        long failing = publish("card:1");
        long waiting = publish("card:1");
        long other = publish("card:2");

        drainUntil(() -> pending() == 0);

        assertThat(hearing.heard("card:1")).containsExactly(failing, failing, failing, waiting);
        assertThat(hearing.heard("card:2")).containsExactly(other);
    }

    @Test
    void aCrashBetweenHandlingAndMarkDeliversAgainAndTheStaleClaimCannotMark() {
        long event = publish("card:1");
        Delivery crashed = outbox.claim(List.of(hearing.name()), 10, Duration.ofMillis(500))
                .await()
                .atMost(PATIENCE)
                .get(0);
        hearing.handle(crashed.event()).await().atMost(PATIENCE);

        worker.drain(1).await().atMost(PATIENCE);
        List<Long> whileLeased = List.copyOf(hearing.heard("card:1"));
        Delivery next = claimAfterLease();
        int staleMarked = outbox.markDone(List.of(crashed)).await().atMost(PATIENCE);
        int nextMarked = outbox.markDone(List.of(next)).await().atMost(PATIENCE);

        assertThat(whileLeased).containsExactly(event);
        assertThat(next.event().id()).isEqualTo(event);
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(staleMarked).isZero();
        assertThat(nextMarked).isEqualTo(1);
    }

    @Test
    void givesUpLoudlyAndGoesOn() {
        hearing.behave(event -> Uni.createFrom().failure(new IllegalStateException("never")));
        long hopeless = publish("card:1");
        drainUntil(() -> pending() == 0);
        hearing.behave(event -> Uni.createFrom().voidItem());
        long next = publish("card:1");
        drainUntil(() -> pending() == 0);

        assertThat(hearing.heard("card:1")).containsExactly(hopeless, hopeless, hopeless, next);
        assertThat(meters.counter("lingka_outbox_dead", "listener", hearing.name())
                        .count())
                .isEqualTo(1);
        assertThat(lastError(hopeless))
                .startsWith("java.lang.IllegalStateException")
                .doesNotContain("never");
    }

    @Test
    void aListenerThatNeverEndsIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        hearing.behave(event -> calls.getAndIncrement() == 0
                ? Uni.createFrom().nothing()
                : Uni.createFrom().voidItem());
        long event = publish("card:1");

        drainUntil(() -> pending() == 0);

        assertThat(hearing.heard("card:1")).containsExactly(event, event);
    }

    @Test
    void whoGathersHearsManyAtOnceAndAfterAFailureEachAlone() {
        hearing.gather();
        AtomicInteger failures = new AtomicInteger(2);
        hearing.behave(event -> event.aggregate().equals("card:3") && failures.getAndDecrement() > 0
                ? Uni.createFrom().failure(new IllegalStateException("not now"))
                : Uni.createFrom().voidItem());
        for (int i = 1; i <= 5; i++) {
            publish("card:" + i);
        }

        drainUntil(() -> pending() == 0);

        assertThat(hearing.parcels()).startsWith(5);
        assertThat(hearing.parcels().subList(1, hearing.parcels().size()))
                .hasSize(6)
                .containsOnly(1);
        assertThat(hearing.heard("card:3")).hasSize(3);
        assertThat(hearing.heard("card:4")).hasSize(2);
    }

    @Test
    void takesLessAtOnceWhileManyPeopleWait() {
        worker = worker("lingka.outbox.crowd", "0");
        for (int i = 0; i < 12; i++) {
            publish("card:" + i);
        }

        worker.drain(1).await().atMost(PATIENCE);

        assertThat(hearing.parcels()).as("an eighth of 64").hasSize(8);
        drainUntil(() -> pending() == 0);
        assertThat(hearing.parcels()).hasSize(12);
    }

    @Test
    void whoGathersWaitsWhileManyPeopleDo() {
        hearing.gather();
        listeners = new OutboxListeners(List.of(hearing), database);
        publish("card:1");

        worker("lingka.outbox.crowd", "0").drain(5).await().atMost(PATIENCE);
        assertThat(hearing.parcels()).isEmpty();
        worker("lingka.outbox.crowd", "1").drain(5).await().atMost(PATIENCE);

        assertThat(hearing.parcels()).containsExactly(1);
    }

    @Test
    void tellsHowOldTheOldestIs() {
        publish("card:1");

        assertThat(outbox.backlog().await().atMost(PATIENCE).ageSeconds()).isPositive();
        drainUntil(() -> pending() == 0);
    }

    /** Short pauses and leases, and this. */
    private static OutboxConfig quick(String setting, String value) {
        Map<String, String> settings =
                Map.of("lingka.outbox.first-pause", "PT0.05S", "lingka.outbox.patience", "PT0.5S", setting, value);
        return new SmallRyeConfigBuilder()
                .withMapping(OutboxConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(OutboxConfig.class);
    }

    private long publish(String aggregate) {
        String type = hearing.types().iterator().next();
        return pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.merchant', $1, true)")
                        .execute(Tuple.of(Integer.toString(MERCHANT)))
                        .chain(() -> connection
                                .preparedQuery("select outbox_publish($1, $2, $3, $4)")
                                .execute(Tuple.of(MERCHANT, type, aggregate, new JsonObject()))))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private void drainUntil(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            worker.drain(5).await().atMost(PATIENCE);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private Delivery claimAfterLease() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Delivery> claimed = List.of();
        while (claimed.isEmpty() && System.nanoTime() < end) {
            claimed =
                    outbox.claim(List.of(hearing.name()), 10, PATIENCE).await().atMost(PATIENCE);
        }
        return claimed.get(0);
    }

    private long pending() {
        return jobs.preparedQuery("select count(*) from outbox_delivery where listener = $1 and state = 'pending'")
                .execute(Tuple.of(hearing.name()))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private String lastError(long event) {
        return jobs.preparedQuery("select last_error from outbox_delivery where listener = $1 and event_id = $2")
                .execute(Tuple.of(hearing.name(), event))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }
}
