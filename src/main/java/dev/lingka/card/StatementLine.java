package dev.lingka.card;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of a card's history.
 *
 * @param postingId entries of one posting belong together, as principal and bonus of one charge
 * @param title what it was, as in 消费
 * @param text the whole in a sentence, with the balance after
 * @param asset {@code principal} or {@code bonus}
 * @param amountFen negative when it left the card
 * @param balanceAfterFen of that asset
 * @param sourceId the order, sale or refund behind it; null for some
 * @param saleId of a payment, or of what was given back of one; null otherwise
 */
public record StatementLine(
        long id,
        UUID postingId,
        Instant at,
        String kind,
        String title,
        String text,
        String asset,
        long amountFen,
        long balanceAfterFen,
        @Schema(nullable = true) String store,
        @Schema(nullable = true) UUID sourceId,
        @Schema(nullable = true) UUID saleId) {}
