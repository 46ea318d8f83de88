package dev.lingka.ledger;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the ledger tells. Value moves in SQL alone ({@code ledger_post}), inside the money function of the feature
 * that decided it.
 */
@ApplicationScoped
public class LedgerService {

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
     * @param limit 1 to {@link Page#MAX_LIMIT}
     * @throws ProblemException INVALID_REQUEST for a cursor that is none
     */
    public Uni<Page<LedgerEntry>> entries(
            InMerchant merchant, UUID holderId, EntryFilter filter, String cursor, int limit) {
        Cursor before = Cursor.decode(cursor, 1);
        return ledger.entries(merchant, holderId, filter, before == null ? null : before.number(0), limit + 1)
                .map(found -> Page.of(found, limit, entry -> Cursor.of(entry.id())));
    }

    /** The entries of a span in one, oldest first: at most {@code most}, and one more where there are more. */
    public Uni<List<LedgerEntry>> span(InMerchant merchant, UUID holderId, EntryFilter filter, int most) {
        return ledger.entries(merchant, holderId, filter, null, most + 1).map(newest -> {
            List<LedgerEntry> oldest = new ArrayList<>(newest);
            Collections.reverse(oldest);
            return oldest;
        });
    }

    /** The sum of all that was booked on a card or member before that moment, by asset; absent without entries. */
    public Uni<Map<String, Long>> heldBefore(InMerchant merchant, UUID cardId, Instant moment) {
        return ledger.sumsBefore(merchant, cardId, moment);
    }

    /** All postings of one order, sale or refund, oldest first. */
    public Uni<List<LedgerPosting>> postingsOf(InMerchant merchant, UUID sourceId) {
        return ledger.postingsOf(merchant, sourceId);
    }
}
