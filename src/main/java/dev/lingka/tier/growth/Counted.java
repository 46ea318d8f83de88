package dev.lingka.tier.growth;

import dev.lingka.tier.TierRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that counts for a member.
 *
 * @param sourceId counts once for ever under its kind
 * @param storeId null where no store had part in it
 * @param day its business day; null for that of {@code at} in the store, or else in the merchant's zone
 * @param at when it happened, in real time
 * @param amountFen 0 for a friend
 * @param points that a sale earned; 0 for everything else
 * @param weights what brought growth when it happened
 */
public record Counted(
        SourceKind kind,
        UUID sourceId,
        UUID memberId,
        UUID storeId,
        LocalDate day,
        Instant at,
        long amountFen,
        long points,
        TierRules.Growth weights) {

    JsonObject toArgs(TierRules rules) {
        return new JsonObject()
                .put("kind", kind.text())
                .put("sourceId", sourceId.toString())
                .put("memberId", memberId.toString())
                .put("storeId", storeId == null ? null : storeId.toString())
                .put("day", day == null ? null : day.toString())
                .put("at", at.toString())
                .put("amountFen", amountFen)
                .put("points", points)
                .put("growth", weights.toArgs())
                .put("rules", rules.toArgs());
    }
}
