package dev.lingka.dryrun;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets dry runs after somewhat more than a year. */
@ApplicationScoped
class DryRunRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("dry_run", "asked_at < app_now() - interval '400 days' and state in ('done', 'failed')"));
    }
}
