package dev.lingka.shared.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** A bean that hears events. Handling must be idempotent: an event comes again after a crash before its mark. */
public interface OutboxListener {

    /** A stable name; deliveries are kept under it. */
    String name();

    /** The event types that it hears, as in {@code RechargePaid}. */
    Set<String> types();

    /** Completes when the effect is done; a failure is tried again with back-off. No database transaction is open. */
    Uni<Void> handle(OutboxEvent event);

    /**
     * Whether {@link #handleAll} takes many events for less than the price of each. It waits while many people do, and
     * takes all the more afterwards.
     */
    default boolean gathers() {
        return false;
    }

    /**
     * The same for events of one merchant in their order, which are more than one for who gathers. A failure is that of
     * all; each comes again alone.
     */
    default Uni<Void> handleAll(List<OutboxEvent> events) {
        return handle(events.get(0));
    }
}
