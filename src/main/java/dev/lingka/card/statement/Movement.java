package dev.lingka.card.statement;

import dev.lingka.card.StatementLine;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that moved on a card at once: principal and bonus of one payment side by side.
 *
 * @param kind of the posting, as in {@code charge}
 * @param title what it was, as in 消费
 * @param store where; null for what happened in no store
 * @param saleId of a payment, or of what was given back of one; null otherwise
 * @param after what the card held then
 */
record Movement(
        UUID postingId,
        Instant at,
        String kind,
        String title,
        @Schema(nullable = true) String store,
        @Schema(nullable = true) UUID saleId,
        Amounts moved,
        Amounts after) {

    /** What a line says, with nothing moved yet. */
    static Movement of(StatementLine line) {
        return new Movement(
                line.postingId(),
                line.at(),
                line.kind(),
                line.title(),
                line.store(),
                line.saleId(),
                Amounts.NONE,
                Amounts.NONE);
    }

    Movement and(StatementLine line) {
        Amounts more = Amounts.of(line.asset(), line.amountFen());
        return new Movement(postingId, at, kind, title, store, saleId, moved.plus(more), after);
    }

    Movement from(Amounts before) {
        return new Movement(postingId, at, kind, title, store, saleId, moved, before.plus(moved));
    }
}
