package dev.lingka.shared.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.testing.Services;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several replicas, one piece of work. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class JobsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    @ReactiveDataSource("jobs")
    Pool pool;

    private final String name = "job-" + UUID.randomUUID();
    private final List<Long> ran = new CopyOnWriteArrayList<>();

    @Test
    void threeReplicasAtOnceWorkOncePerPeriod() {
        List<Uni<Void>> replicas = Stream.generate(() -> new Jobs(pool))
                .limit(3)
                .map(replica -> replica.oncePer(name, LONG, this::work))
                .toList();

        Uni.join().all(replicas).andFailFast().await().atMost(PATIENCE);

        assertThat(ran).containsExactly(1L);
    }

    @Test
    void leaseGoesBackAtTheEndOfTheWork() {
        new Jobs(pool).exclusively(name, LONG, this::work).await().atMost(PATIENCE);
        new Jobs(pool).exclusively(name, LONG, this::work).await().atMost(PATIENCE);

        assertThat(ran).containsExactly(1L, 2L);
    }

    @Test
    void nobodyElseWorksWhileOneIsAtIt() {
        new Jobs(pool)
                .exclusively(name, LONG, fencing -> work(fencing)
                        .chain(() -> new Jobs(pool).exclusively(name, LONG, this::work)))
                .await()
                .atMost(PATIENCE);

        assertThat(ran).containsExactly(1L);
    }

    @Test
    void failedWorkMayBeTriedAgainWithinThePeriod() {
        Uni<Void> failing = new Jobs(pool)
                .oncePer(name, LONG, fencing -> Uni.createFrom().failure(new IllegalStateException("broken")));

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("broken");
        new Jobs(pool).oncePer(name, LONG, this::work).await().atMost(PATIENCE);
        assertThat(ran).containsExactly(2L);
    }

    @Test
    void workThatOutlivesItsLeaseFailsHere() {
        Uni<Void> endless = new Jobs(pool).exclusively(name, Duration.ofMillis(200), fencing -> Uni.createFrom()
                .nothing());

        assertThatThrownBy(() -> endless.await().atMost(PATIENCE)).isInstanceOf(TimeoutException.class);
    }

    /** One holder freezes past its lease, another works meanwhile: what the frozen one does then has no effect. */
    @Test
    void frozenHolderIsFencedOff() {
        Duration lease = Duration.ofMillis(300);
        Uni<Void> frozen = new Jobs(pool).exclusively(name, LONG.plus(lease), fencing -> shortenLease(lease)
                .chain(() -> Uni.createFrom().voidItem().onItem().delayIt().by(lease.multipliedBy(2)))
                .chain(() -> new Jobs(pool).exclusively(name, LONG, this::fencedWork))
                .chain(() -> fencedWork(fencing)));

        assertThatThrownBy(() -> frozen.await().atMost(PATIENCE)).hasMessageContaining("is over");
        assertThat(ran).containsExactly(2L);
    }

    private Uni<Void> work(long fencing) {
        ran.add(fencing);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fencedWork(long fencing) {
        return pool.preparedQuery("select job_fence($1, $2)")
                .execute(Tuple.of(name, fencing))
                .invoke(() -> ran.add(fencing))
                .replaceWithVoid();
    }

    /** As if this process had stood still for the rest of its lease. */
    private Uni<Void> shortenLease(Duration rest) {
        return pool.preparedQuery(
                        "update job_lease set lease_until = now() + $2 * interval '1 millisecond' where name = $1")
                .execute(Tuple.of(name, rest.toMillis()))
                .replaceWithVoid();
    }
}
