package dev.lingka.card.physical;

import dev.lingka.shared.database.Outcome;
import java.util.UUID;

/**
 * An import.
 *
 * @param repeated true when this very file was imported before; nothing was added then
 */
record ImportView(UUID id, boolean repeated, int lineCount, long principalFen, long bonusFen, long points) {

    static ImportView of(Outcome outcome) {
        return new ImportView(
                UUID.fromString(outcome.figures().getString("importId")),
                outcome.is("IMPORT_KNOWN"),
                outcome.figures().getInteger("lineCount"),
                outcome.figures().getLong("principalFen"),
                outcome.figures().getLong("bonusFen"),
                outcome.figures().getLong("points"));
    }
}
