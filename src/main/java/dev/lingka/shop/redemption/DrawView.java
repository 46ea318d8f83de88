package dev.lingka.shop.redemption;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shop.ShopKind;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One draw of a lottery ticket, with the number that decided it.
 *
 * @param draw from 1 on
 * @param drawn one of 0 to {@code below} - 1; the first prize's odds are the lowest numbers, and so on
 * @param outcome {@code won}, {@code blank} (the number means no prize), {@code out} (the prize was there no more)
 * @param prize code of the prize that the number means; null for a blank
 * @param redemptionId of the prize in the member's list; null unless it was won
 */
record DrawView(
        int draw,
        int drawn,
        int below,
        String outcome,
        @Schema(nullable = true) String prize,
        @Schema(nullable = true) LocalizedText name,
        @Schema(nullable = true) ShopKind kind,
        @Schema(nullable = true) UUID redemptionId) {

    static DrawView of(JsonObject told) {
        return new DrawView(
                told.getInteger("draw"),
                told.getInteger("drawn"),
                told.getInteger("below"),
                told.getString("outcome"),
                told.getString("prize"),
                RedemptionView.name(told),
                RedemptionView.kind(told),
                RedemptionView.id(told, "redemptionId"));
    }
}
