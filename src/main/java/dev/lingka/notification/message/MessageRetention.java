package dev.lingka.notification.message;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Forgets messages, with their deliveries, when a campaign of last year can still be compared; contacts when no cap
 * counts them any more; keys when nothing lives that could plan them again; and who fell silent, when none of their
 * messages is left.
 */
@ApplicationScoped
class MessageRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("message", "planned_at < app_now() - interval '400 days'"),
                new Expired("message_contact", "day < (app_now() - interval '40 days')::date"),
                new Expired("message_operation", "planned_at < app_now() - interval '800 days'"),
                new Expired("message_silence", "since < app_now() - interval '400 days'"));
    }
}
