package dev.lingka.tier.growth;

import dev.lingka.tier.TierRules;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A part of a source that was given back.
 *
 * @param returnId counts once for ever under its kind
 * @param day the business day on which the source counted, as far as it is known; else null
 * @param totalFen what the source came to
 * @param amountFen what was given back now
 */
public record Returned(
        SourceKind kind,
        UUID sourceId,
        UUID returnId,
        UUID memberId,
        UUID storeId,
        LocalDate day,
        long totalFen,
        long amountFen) {

    JsonObject toArgs(TierRules rules) {
        return new JsonObject()
                .put("kind", kind.text())
                .put("sourceId", sourceId.toString())
                .put("returnId", returnId.toString())
                .put("memberId", memberId.toString())
                .put("storeId", storeId == null ? null : storeId.toString())
                .put("day", day == null ? null : day.toString())
                .put("totalFen", totalFen)
                .put("amountFen", amountFen)
                .put("rules", rules.toArgs());
    }
}
