package dev.lingka.queue.line;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Forgets the steps of hosts and parties after somewhat more than a year. Tickets stay: days are reported from
 * them, and the waiting time is reckoned from them.
 */
@ApplicationScoped
class StepRetention implements Retention {

    private final StepConfig config;

    StepRetention(StepConfig config) {
        this.config = config;
    }

    @Override
    public List<Expired> expired() {
        return List.of(new Expired(
                "queue_step", "at < app_now() - interval '" + config.kept().toSeconds() + " seconds'"));
    }
}
