package dev.lingka.card.conduct;

import dev.lingka.merchant.programme.ProgrammeHistoryService;
import dev.lingka.merchant.programme.ProgrammeHistoryService.SectionChange;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The rule book in force and those before it. */
@ApplicationScoped
class RuleBookService {

    private final ProgrammeHistoryService history;
    private final ProgrammeService programmes;

    RuleBookService(ProgrammeHistoryService history, ProgrammeService programmes) {
        this.history = history;
        this.programmes = programmes;
    }

    /** The rules in force, and since when they read so. */
    Uni<RuleBook> inForce(InMerchant merchant) {
        return history.changesOf(merchant, ConductRules.class, null, 1)
                .chain(changes -> book(merchant, changes.items().get(0)));
    }

    /** Every change of the rules that came into force, newest first; the first is the book in force. */
    Uni<Page<RuleBook>> history(InMerchant merchant, Instant before, int limit) {
        return history.changesOf(merchant, ConductRules.class, before, limit).chain(changes -> Multi.createFrom()
                .iterable(changes.items())
                .onItem()
                .transformToUniAndConcatenate(change -> book(merchant, change))
                .collect()
                .asList()
                .map(books -> new Page<>(books, changes.nextCursor())));
    }

    private Uni<RuleBook> book(InMerchant merchant, SectionChange change) {
        return programmes
                .published(merchant, change.version())
                .map(programme ->
                        RuleBook.of(change.version(), change.effectiveAt(), programme.section(ConductRules.class)));
    }
}
