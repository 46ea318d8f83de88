package dev.lingka.tier.benefit;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A benefit that was granted.
 *
 * @param level that gave it
 * @param usedOn the store's day
 * @param used in this period, with this one
 * @param left in this period; null for a benefit without a limit
 */
record BenefitUseView(
        UUID id, UUID memberId, String level, LocalDate usedOn, int used, @Schema(nullable = true) Integer left) {

    static BenefitUseView of(JsonObject granted) {
        return new BenefitUseView(
                UUID.fromString(granted.getString("useId")),
                UUID.fromString(granted.getString("memberId")),
                granted.getString("level"),
                LocalDate.parse(granted.getString("usedOn")),
                granted.getInteger("used"),
                granted.getInteger("left"));
    }
}
