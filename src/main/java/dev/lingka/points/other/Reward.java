package dev.lingka.points.other;

import io.vertx.core.json.JsonObject;

/**
 * Points that a deed earned.
 *
 * @param points all that was given
 * @param debtPaidPoints what of it paid a debt of a refunded sale
 * @param balancePoints after it
 */
public record Reward(long points, long debtPaidPoints, long balancePoints) {

    static Reward of(JsonObject granted) {
        return new Reward(granted.getLong("points"), granted.getLong("debtPaid"), granted.getLong("balance"));
    }
}
