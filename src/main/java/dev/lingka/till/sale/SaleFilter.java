package dev.lingka.till.sale;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which sales a reader wants; null means any.
 *
 * @param stores the reader's own; null for all
 * @param beforeAt with {@code beforeId}, the sale that the page before ended with
 */
record SaleFilter(
        UUID storeId, LocalDate day, UUID terminalId, UUID cardId, UUID[] stores, Instant beforeAt, UUID beforeId) {

    /** Throws a {@link ProblemException} (INVALID_REQUEST) naming the cursor when it is none of ours. */
    SaleFilter after(String cursor) {
        Cursor before = Cursor.decode(cursor, 2);
        if (before == null) {
            return this;
        }
        return new SaleFilter(storeId, day, terminalId, cardId, stores, before.moment(0), before.id(1));
    }

    static UUID[] storesOf(StaffActor reader) {
        return reader.allStores() ? null : reader.stores().toArray(UUID[]::new);
    }
}
