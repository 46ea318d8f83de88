package dev.lingka.card.physical;

import dev.lingka.shared.database.Outcome;
import java.util.UUID;

/** What a plastic card brought along. */
record BoundView(UUID physicalCardId, UUID cardId, long principalFen, long bonusFen, long points) {

    static BoundView of(Outcome outcome) {
        return new BoundView(
                UUID.fromString(outcome.figures().getString("physicalCardId")),
                UUID.fromString(outcome.figures().getString("cardId")),
                outcome.figures().getLong("principalFen"),
                outcome.figures().getLong("bonusFen"),
                outcome.figures().getLong("points"));
    }
}
