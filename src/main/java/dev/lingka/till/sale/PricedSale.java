package dev.lingka.till.sale;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a sale costs, as the money functions take it.
 *
 * @param totalFen what the tenders must come to
 * @param lines with what was taken off each
 * @param pricing how the total came about, for {@code till_apply}; null for a sale at its list price
 */
public record PricedSale(long totalFen, List<Tender> tenders, JsonArray lines, String note, JsonObject pricing) {

    public long walletFen() {
        return Tender.sum(tenders, TenderKind.WALLET);
    }

    /** Whether stored value, points or coupons of the member pay, so that their word is needed. */
    public boolean takesFromMember() {
        return walletFen() > 0
                || (pricing != null
                        && pricing.getJsonArray("effects").stream()
                                .map(JsonObject.class::cast)
                                .anyMatch(PricedSale::isTheMembers));
    }

    private static boolean isTheMembers(JsonObject effect) {
        return switch (effect.getString("kind")) {
            case "points" -> true;
            case "coupon" -> !Boolean.TRUE.equals(effect.getBoolean("byCode"));
            default -> false;
        };
    }
}
