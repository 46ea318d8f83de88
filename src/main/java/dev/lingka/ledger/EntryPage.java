package dev.lingka.ledger;

import java.util.List;

/**
 * Entries, newest first.
 *
 * @param nextCursor asks for the page after this one; null on the last
 */
public record EntryPage(List<LedgerEntry> items, String nextCursor) {

    /** From one entry more than fits a page, if there is one. */
    static EntryPage of(List<LedgerEntry> found, int limit) {
        if (found.size() <= limit) {
            return new EntryPage(found, null);
        }
        List<LedgerEntry> items = found.subList(0, limit);
        return new EntryPage(items, Long.toString(items.get(limit - 1).id()));
    }
}
