package dev.lingka.ledger;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What the ledger tells. Value moves in SQL alone ({@code ledger_post}), inside the money function of the feature
 * that decided it.
 */
@ApplicationScoped
public class LedgerService {

    /** The most entries of one page. */
    public static final int PAGE_LIMIT = 100;

    private final LedgerRepository ledger;

    LedgerService(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /** The balance of a card as PostgreSQL has it; zero for a card without accounts. */
    public Uni<Balance> balance(InMerchant merchant, UUID cardId) {
        return ledger.balances(merchant, cardId).map(Balance::of);
    }

    /**
     * The entries of a card or member, newest first.
     *
     * @param cursor of the page before; null for the first page
     * @param limit 1 to {@link #PAGE_LIMIT}
     * @throws ProblemException INVALID_REQUEST for a cursor or limit that is none
     */
    public Uni<EntryPage> entries(InMerchant merchant, UUID holderId, EntryFilter filter, String cursor, int limit) {
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw ProblemException.invalid("limit", "OUT_OF_RANGE", "1 to " + PAGE_LIMIT);
        }
        return ledger.entries(merchant, holderId, filter, position(cursor), limit + 1)
                .map(found -> EntryPage.of(found, limit));
    }

    /** All postings of one order, sale or refund, oldest first. */
    public Uni<List<LedgerPosting>> postingsOf(InMerchant merchant, UUID sourceId) {
        return ledger.postingsOf(merchant, sourceId);
    }

    private static Long position(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("cursor", "MALFORMED", "the nextCursor of an earlier page");
        }
    }
}
