package dev.lingka.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a card holds, in fen.
 *
 * @param version rises with every posting on the card; a phone that polls tells the one it has seen
 */
public record Balance(long principalFen, long bonusFen, long version) {

    public long totalFen() {
        return Math.addExact(principalFen, bonusFen);
    }

    /** From the {@code balances} of {@code ledger_balance}: both accounts of one card. */
    static Balance of(JsonArray accounts) {
        long principal = 0;
        long bonus = 0;
        long version = 0;
        for (Object element : accounts) {
            JsonObject account = (JsonObject) element;
            long balance = account.getLong("balance");
            version += account.getLong("sequence");
            switch (account.getString("asset")) {
                case "principal" -> principal = balance;
                case "bonus" -> bonus = balance;
                default -> throw new IllegalArgumentException("no account of a card: " + account.getString("asset"));
            }
        }
        return new Balance(principal, bonus, version);
    }
}
