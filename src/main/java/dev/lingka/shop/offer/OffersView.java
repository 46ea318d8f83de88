package dev.lingka.shop.offer;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.shop.ShopProblem;
import dev.lingka.shop.ShopRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shop.
 *
 * @param points that the member can spend
 * @param items that can be taken now or will be; in the merchant's order
 */
record OffersView(long points, List<OfferView> items) {

    /**
     * @param read as the SQL function {@code shop_offers} tells, of the items of this programme in their order
     */
    static OffersView of(Programme programme, JsonObject read) {
        ShopRules rules = programme.section(ShopRules.class);
        long points = read.getLong("points");
        JsonArray counted = read.getJsonArray("items");
        return new OffersView(
                points,
                IntStream.range(0, rules.items().size())
                        .mapToObj(i -> OfferView.of(rules.items().get(i), counted.getJsonObject(i), points))
                        .filter(offer -> !ShopProblem.SHOP_ITEM_OVER.name().equals(offer.refusal()))
                        .toList());
    }
}
