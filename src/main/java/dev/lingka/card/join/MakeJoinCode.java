package dev.lingka.card.join;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new join code of a store.
 *
 * @param label what tells it from others, as in a table's number
 * @param staffId who shows it; with source {@code staff} only
 */
record MakeJoinCode(@NotNull JoinSource source, @Size(max = 40) String label, UUID staffId) {

    @Schema(hidden = true)
    @AssertTrue(message = "staff codes name a staff member, others none; friends' codes are made by members")
    boolean isSourceConsistent() {
        return source != JoinSource.FRIEND && (source == JoinSource.STAFF) == (staffId != null);
    }
}
