package dev.lingka.shop.offer;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shop.ShopItem;
import dev.lingka.shop.ShopKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item of the shop for one member.
 *
 * @param points that it takes
 * @param missingPoints so many more are needed; 0 when the member can afford it
 * @param left pieces; null without a limit
 * @param leftToday pieces of today; null without a limit for the day
 * @param mayTake pieces that the member may still take; null without a limit
 * @param refusal the code of the problem that stands against it beside points; null when it can be taken
 * @param bonusFen that the card gains, in fen; null for everything but a bonus
 * @param coupon code of the template; null for everything but a coupon
 * @param draws chances of a lottery ticket; 0 for everything else
 */
record OfferView(
        String code,
        LocalizedText name,
        @Schema(nullable = true) LocalizedText text,
        ShopKind kind,
        long points,
        long missingPoints,
        List<String> tiers,
        @Schema(nullable = true) Instant from,
        @Schema(nullable = true) Instant until,
        @Schema(nullable = true) Long left,
        @Schema(nullable = true) Long leftToday,
        @Schema(nullable = true) Long mayTake,
        @Schema(nullable = true) String refusal,
        @Schema(nullable = true) Long bonusFen,
        @Schema(nullable = true) String coupon,
        int draws,
        List<PrizeView> prizes) {

    /**
     * @param counted as the SQL function {@code shop_offers} tells of this item
     */
    static OfferView of(ShopItem item, JsonObject counted, long points) {
        JsonObject refusal = counted.getJsonObject("refusal");
        return new OfferView(
                item.code(),
                item.name(),
                item.text(),
                item.kind(),
                item.points(),
                Math.max(0, item.points() - points),
                item.tiers(),
                item.from(),
                item.until(),
                counted.getLong("left"),
                counted.getLong("leftToday"),
                counted.getLong("mayTake"),
                refusal == null ? null : refusal.getString("outcome"),
                item.bonusFen(),
                item.coupon(),
                item.draws(),
                prizes(item, counted));
    }

    private static List<PrizeView> prizes(ShopItem item, JsonObject counted) {
        return IntStream.range(0, item.prizes().size())
                .mapToObj(i -> PrizeView.of(
                        item.prizes().get(i), counted.getJsonArray("prizes").getJsonObject(i)))
                .toList();
    }
}
