package dev.lingka.notification.delivery;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets a channel's words about messages that we never sent, and people's last words when nothing answers them. */
@ApplicationScoped
class DeliveryRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("delivery_report", "told_at < now() - interval '1 day'"),
                new Expired("service_word", "spoke_at < app_now() - interval '3 days'"));
    }
}
