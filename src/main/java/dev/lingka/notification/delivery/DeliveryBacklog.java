package dev.lingka.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows by how much the delivery of messages is behind. */
@ApplicationScoped
class DeliveryBacklog {

    private final DeliveryRepository deliveries;
    private volatile double ageSeconds;

    DeliveryBacklog(DeliveryRepository deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        meters.gauge("lingka_delivery_age_seconds", this, backlog -> backlog.ageSeconds);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return deliveries.age().invoke(age -> ageSeconds = age).replaceWithVoid();
    }
}
