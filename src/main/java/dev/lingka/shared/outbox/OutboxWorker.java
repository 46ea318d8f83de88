package dev.lingka.shared.outbox;

import dev.lingka.shared.job.OwnContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Brings events to their listeners: claims a batch and commits, hands each over outside of any transaction, marks it.
 * A crash in between delivers again after the lease; listeners are idempotent.
 */
@ApplicationScoped
public class OutboxWorker {

    private final OutboxRepository outbox;
    private final OutboxListeners listeners;
    private final OutboxConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;

    OutboxWorker(
            OutboxRepository outbox,
            OutboxListeners listeners,
            OutboxConfig config,
            MeterRegistry meters,
            Vertx vertx) {
        this.outbox = outbox;
        this.listeners = listeners;
        this.config = config;
        this.meters = meters;
        this.vertx = vertx;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return drain(config.rounds());
    }

    /** Delivers what is due now, in at most this many batches. */
    Uni<Void> drain(int rounds) {
        return outbox.claim(listeners.names(), config.batch(), config.lease())
                .call(this::deliverAll)
                .chain(batch ->
                        batch.isEmpty() || rounds == 1 ? Uni.createFrom().voidItem() : drain(rounds - 1));
    }

    private Uni<Void> deliverAll(List<Delivery> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(this::deliver)
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> deliver(Delivery delivery) {
        return handle(delivery)
                .chain(() -> outbox.markDone(delivery))
                .onFailure()
                .recoverWithUni(failure -> fail(delivery, failure))
                .invoke(held -> count(delivery, held))
                .replaceWithVoid();
    }

    private Uni<Void> handle(Delivery delivery) {
        return OwnContext.of(vertx, () -> listeners.named(delivery.listener()).handle(delivery.event()))
                .ifNoItem()
                .after(config.patience())
                .fail();
    }

    private Uni<Boolean> fail(Delivery delivery, Throwable failure) {
        String error = describe(failure);
        if (delivery.attempt() >= config.attempts()) {
            Log.errorf("event=outbox_dead %s error=\"%s\"", name(delivery), error);
            meters.counter("lingka_outbox_dead", "listener", delivery.listener())
                    .increment();
            return outbox.markDead(delivery, error);
        }
        Log.warnf("event=outbox_retry %s attempt=%d error=\"%s\"", name(delivery), delivery.attempt(), error);
        return outbox.markFailed(delivery, delivery.pause(config), error);
    }

    private void count(Delivery delivery, boolean held) {
        if (!held) {
            Log.warnf("event=outbox_lease_lost %s", name(delivery));
        }
        meters.counter("lingka_outbox_deliveries", "listener", delivery.listener())
                .increment();
    }

    private static String name(Delivery delivery) {
        OutboxEvent event = delivery.event();
        return "listener=%s merchant=%d id=%d type=%s"
                .formatted(delivery.listener(), event.merchantId(), event.id(), event.type());
    }

    /** Where it failed, but not the message: messages may quote personal data. */
    private static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
