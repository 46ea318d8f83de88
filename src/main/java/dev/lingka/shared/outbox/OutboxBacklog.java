package dev.lingka.shared.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows how far the outbox is behind: the age of the oldest waiting delivery, and those given up. */
@ApplicationScoped
class OutboxBacklog {

    private final OutboxRepository outbox;
    private volatile OutboxRepository.Backlog last = new OutboxRepository.Backlog(0, 0);

    OutboxBacklog(OutboxRepository outbox, MeterRegistry meters) {
        this.outbox = outbox;
        meters.gauge("lingka_outbox_age_seconds", this, backlog -> backlog.last.ageSeconds());
        meters.gauge("lingka_outbox_dead_deliveries", this, backlog -> backlog.last.dead());
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return outbox.backlog().invoke(backlog -> last = backlog).replaceWithVoid();
    }
}
