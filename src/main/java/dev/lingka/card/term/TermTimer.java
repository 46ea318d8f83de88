package dev.lingka.card.term;

import dev.lingka.shared.due.DueRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells holders that the term of their card ends. */
@ApplicationScoped
class TermTimer {

    private static final DueRows.Due DUE =
            new DueRows.Due("card-term", "card_term", "card_id", "card_term_pass", "cardId");

    private final DueRows rows;

    TermTimer(DueRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "${lingka.card.term.every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return rows.pass(DUE);
    }
}
