package dev.lingka.ledger;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a holder's account with what it was posted for.
 *
 * @param id rises with time within a holder; the cursor of a page
 * @param amount fen or points; negative when it left the holder
 * @param balanceAfter of the entry's own asset, in the same unit
 * @param kind of the posting, as in {@code recharge}
 * @param detail what the feature that posted it wants to show; never personal data
 */
public record LedgerEntry(
        long id,
        UUID postingId,
        Instant bookedAt,
        String asset,
        long amount,
        long balanceAfter,
        long sequence,
        String kind,
        String sourceKind,
        UUID sourceId,
        UUID storeId,
        JsonObject detail) {

    static LedgerEntry of(Row row) {
        return new LedgerEntry(
                row.getLong("id"),
                row.getUUID("posting_id"),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getString("asset"),
                row.getLong("amount"),
                row.getLong("balance_after"),
                row.getLong("sequence"),
                row.getString("kind"),
                row.getString("source_kind"),
                row.getUUID("source_id"),
                row.getUUID("store_id"),
                row.getJsonObject("detail"));
    }
}
