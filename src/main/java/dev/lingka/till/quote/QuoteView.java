package dev.lingka.till.quote;

import dev.lingka.till.sale.Effect;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a sale would cost.
 *
 * @param listFen before anything was taken off
 * @param totalFen to pay
 * @param effects step by step, in their order
 * @param lapsesAt until when a charge may name it
 */
record QuoteView(
        UUID id, UUID cardId, UUID storeId, long listFen, long totalFen, List<Effect> effects, Instant lapsesAt) {

    static QuoteView of(Quote quote) {
        return new QuoteView(
                quote.id(),
                quote.cardId(),
                quote.storeId(),
                quote.listFen(),
                quote.totalFen(),
                Effect.list(quote.pricing().getJsonArray("effects")),
                quote.lapsesAt());
    }
}
