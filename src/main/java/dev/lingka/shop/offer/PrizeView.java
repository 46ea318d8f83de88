package dev.lingka.shop.offer;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shop.Prize;
import dev.lingka.shop.ShopKind;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A prize that a ticket may win.
 *
 * @param oddsBasisPoints so many of 10000 draws mean it
 * @param left pieces; null without a limit
 * @param bonusFen that the card gains, in fen; null for everything but a bonus
 */
record PrizeView(
        String code,
        LocalizedText name,
        ShopKind kind,
        int oddsBasisPoints,
        @Schema(nullable = true) Long left,
        @Schema(nullable = true) Long bonusFen) {

    static PrizeView of(Prize prize, JsonObject counted) {
        return new PrizeView(
                prize.code(),
                prize.name(),
                prize.kind(),
                prize.oddsBasisPoints(),
                counted.getLong("left"),
                prize.bonusFen());
    }
}
