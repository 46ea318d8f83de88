package dev.lingka.till.sale;

import io.vertx.core.json.JsonObject;

/** What a card holds after an operation. */
public record BalanceView(long principalFen, long bonusFen, long totalFen) {

    /** Null stays null: not every operation touches a card. */
    public static BalanceView of(JsonObject balance) {
        return balance == null
                ? null
                : new BalanceView(
                        balance.getLong("principalFen"), balance.getLong("bonusFen"), balance.getLong("totalFen"));
    }
}
