package dev.lingka.card.claim;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim on a card by an openid that showed its phone number.
 *
 * @param state {@code open}, {@code proven}, {@code refused} or {@code withdrawn}
 * @param proof {@code old_openid}, {@code physical_card} or {@code staff}; null until proven
 * @param spendableAt from when on value may leave the card if the claim is proven
 */
public record ClaimView(
        UUID id,
        UUID cardId,
        UUID memberId,
        UUID claimantId,
        String state,
        @Schema(nullable = true) String proof,
        Instant spendableAt,
        Instant claimedAt) {

    static ClaimView of(Row row) {
        return new ClaimView(
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getUUID("member_id"),
                row.getUUID("claimant_id"),
                row.getString("state"),
                row.getString("proof"),
                row.getOffsetDateTime("spendable_at").toInstant(),
                row.getOffsetDateTime("claimed_at").toInstant());
    }
}
