package dev.lingka.shared.outbox;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Forgets delivered events after a month, and never one that a listener still waits for or that was given up: those
 * are for people to look at.
 */
@ApplicationScoped
class OutboxRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("outbox_delivery", "state = 'done' and created_at < now() - interval '30 days'"),
                new Expired(
                        "outbox_event",
                        """
                        created_at < now() - interval '30 days'
                        and not exists (
                            select from outbox_delivery d
                             where d.merchant_id = outbox_event.merchant_id and d.event_id = outbox_event.id)"""));
    }
}
