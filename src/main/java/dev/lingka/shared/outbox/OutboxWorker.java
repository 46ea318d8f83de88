package dev.lingka.shared.outbox;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.job.OwnContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings events to their listeners: claims a batch and commits, hands each over outside of any transaction, marks it.
 * A crash in between delivers again after the lease; listeners are idempotent.
 */
@ApplicationScoped
public class OutboxWorker {

    private static final int MARKED_AT_ONCE = 16;
    private static final int PART_IN_A_CROWD = 8;

    private final OutboxRepository outbox;
    private final OutboxListeners listeners;
    private final OutboxConfig config;
    private final MoneyFunctions functions;
    private final MeterRegistry meters;
    private final Vertx vertx;

    OutboxWorker(
            OutboxRepository outbox,
            OutboxListeners listeners,
            OutboxConfig config,
            MoneyFunctions functions,
            MeterRegistry meters,
            Vertx vertx) {
        this.outbox = outbox;
        this.listeners = listeners;
        this.config = config;
        this.functions = functions;
        this.meters = meters;
        this.vertx = vertx;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return drain(config.rounds());
    }

    /** Delivers what is due now, in at most this many batches. */
    Uni<Void> drain(int rounds) {
        boolean crowded = functions.underWay() >= config.crowd();
        Set<String> heard = crowded ? listeners.urgent() : listeners.names();
        int part = crowded ? PART_IN_A_CROWD : 1;
        return outbox.claim(heard, Math.max(1, config.batch() / part), config.lease())
                .call(batch -> deliverAll(batch, Math.max(1, config.concurrency() / part)))
                .chain(batch ->
                        batch.isEmpty() || rounds == 1 ? Uni.createFrom().voidItem() : drain(rounds - 1));
    }

    private Uni<Void> deliverAll(List<Delivery> batch, int atOnce) {
        return Multi.createFrom()
                .iterable(parcels(batch))
                .onItem()
                .transformToUni(this::deliver)
                .merge(atOnce)
                .onItem()
                .<Delivery>disjoint()
                .group()
                .intoLists()
                .of(MARKED_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(this::markDone)
                .onItem()
                .ignoreAsUni();
    }

    /** What is handed over together; one that failed before is handed over alone. */
    private Collection<List<Delivery>> parcels(List<Delivery> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.attempt() == 1
                                        && listeners.named(delivery.listener()).gathers()
                                ? List.of(delivery.listener(), delivery.event().merchantId())
                                : delivery,
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    /** Answers those that were handled; what failed is marked already. */
    private Uni<List<Delivery>> deliver(List<Delivery> parcel) {
        return handle(parcel).replaceWith(parcel).onFailure().recoverWithUni(failure -> Multi.createFrom()
                .iterable(parcel)
                .onItem()
                .call(delivery -> fail(delivery, failure))
                .onItem()
                .ignoreAsUni()
                .replaceWith(List.of()));
    }

    private Uni<Void> handle(List<Delivery> parcel) {
        OutboxListener listener = listeners.named(parcel.get(0).listener());
        List<OutboxEvent> events = parcel.stream().map(Delivery::event).toList();
        return OwnContext.of(vertx, () -> listener.handleAll(events))
                .ifNoItem()
                .after(config.patience())
                .fail();
    }

    private Uni<Void> markDone(List<Delivery> handled) {
        return outbox.markDone(handled)
                .invoke(marked -> {
                    handled.forEach(this::count);
                    warnOfLost(handled.size() - marked);
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> fail(Delivery delivery, Throwable failure) {
        String error = describe(failure);
        if (delivery.attempt() >= config.attempts()) {
            Log.errorf("event=outbox_dead %s error=\"%s\"", name(delivery), error);
            meters.counter("lingka_outbox_dead", "listener", delivery.listener())
                    .increment();
            return counted(delivery, outbox.markDead(delivery, error));
        }
        Log.warnf("event=outbox_retry %s attempt=%d error=\"%s\"", name(delivery), delivery.attempt(), error);
        return counted(delivery, outbox.markFailed(delivery, delivery.pause(config), error));
    }

    private Uni<Boolean> counted(Delivery delivery, Uni<Boolean> mark) {
        return mark.invoke(held -> {
            count(delivery);
            warnOfLost(held ? 0 : 1);
        });
    }

    private void count(Delivery delivery) {
        meters.counter("lingka_outbox_deliveries", "listener", delivery.listener())
                .increment();
    }

    private static void warnOfLost(int deliveries) {
        if (deliveries > 0) {
            Log.warnf("event=outbox_lease_lost deliveries=%d", deliveries);
        }
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
