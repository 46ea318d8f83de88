package dev.lingka.card;

import dev.lingka.ledger.Balance;
import java.util.UUID;

/**
 * What a card holds, in fen.
 *
 * @param version rises with every posting
 */
record BalanceView(UUID cardId, long principalFen, long bonusFen, long totalFen, long version) {

    static BalanceView of(UUID cardId, Balance balance) {
        return new BalanceView(
                cardId, balance.principalFen(), balance.bonusFen(), balance.totalFen(), balance.version());
    }
}
