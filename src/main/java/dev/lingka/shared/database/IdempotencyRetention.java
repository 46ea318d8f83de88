package dev.lingka.shared.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Forgets answers that are older than clients may ask for. The ledger keeps the operation's key for ever, so that a
 * later replay is refused and not done again.
 */
@ApplicationScoped
class IdempotencyRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(new Expired("idempotency", "created_at < now() - interval '72 hours'"));
    }
}
