package dev.lingka.notification.delivery;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes marks down together: while one statement runs, those that come up wait and go with the next. So the more there
 * is to mark, the larger the statements, and nobody waits for a clock.
 */
@ApplicationScoped
class MarkQueue {

    private static final int MOST_AT_ONCE = 500;
    private static final int RETRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final DeliveryRepository deliveries;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean writing;

    MarkQueue(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    private record Waiting(Mark mark, UniEmitter<? super Void> done) {}

    /**
     * Completes when it is written. A database that is away is asked for some seconds; after that the claim runs out
     * and the delivery is done once more, which is the risk that is left.
     */
    Uni<Void> write(Mark mark) {
        return Uni.createFrom().emitter(emitter -> {
            List<Waiting> next;
            synchronized (waiting) {
                waiting.add(new Waiting(mark, emitter));
                next = writing ? List.of() : take();
            }
            flush(next);
        });
    }

    /** Under the lock. */
    private List<Waiting> take() {
        List<Waiting> head = waiting.subList(0, Math.min(MOST_AT_ONCE, waiting.size()));
        List<Waiting> taken = List.copyOf(head);
        head.clear();
        writing = !taken.isEmpty();
        return taken;
    }

    private void flush(List<Waiting> marks) {
        if (marks.isEmpty()) {
            return;
        }
        deliveries
                .mark(marks.stream().map(Waiting::mark).toList())
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES)
                .subscribe()
                .with(count -> finish(marks, count), failure -> giveUp(marks, failure));
    }

    private void finish(List<Waiting> marks, int count) {
        if (count < marks.size()) {
            Log.warnf("event=delivery_lease_lost count=%d", marks.size() - count);
        }
        marks.forEach(mark -> mark.done().complete(null));
        goOn();
    }

    private void giveUp(List<Waiting> marks, Throwable failure) {
        Log.errorf(
                "event=delivery_not_marked count=%d cause=%s",
                marks.size(), failure.getClass().getName());
        marks.forEach(mark -> mark.done().fail(failure));
        goOn();
    }

    private void goOn() {
        List<Waiting> next;
        synchronized (waiting) {
            next = take();
        }
        flush(next);
    }
}
