package dev.lingka.recharge;

import io.vertx.core.json.JsonObject;

/**
 * What a member buys, as the programme in force prices it.
 *
 * @param offerCode null for an amount of the member's own choice
 * @param limitPerMember null for no limit
 */
public record Sale(String offerCode, long amountFen, long bonusFen, boolean firstTime, Integer limitPerMember) {

    static Sale own(long amountFen) {
        return new Sale(null, amountFen, 0, false, null);
    }

    /** Nothing is put on the card: its fee alone is paid. */
    public static Sale nothing() {
        return own(0);
    }

    /** As the SQL functions that sell take it. */
    public JsonObject toArgs() {
        return new JsonObject()
                .put("amountFen", amountFen)
                .put("bonusFen", bonusFen)
                .put("offerCode", offerCode)
                .put("firstTime", firstTime)
                .put("limitPerMember", limitPerMember);
    }
}
