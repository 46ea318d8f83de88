package dev.lingka.till.quote;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets told prices a day after they lapsed: the sale keeps its own steps. */
@ApplicationScoped
class QuoteRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(new Expired("quote", "lapses_at < app_now() - interval '1 day'"));
    }
}
