package dev.lingka.recharge;

import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.problem.ProblemException;
import java.util.UUID;

/** Cursors of lists that are sorted by id. */
public final class Cursors {

    private Cursors() {}

    /**
     * The id after which a page begins; null for the first page.
     *
     * @throws ProblemException INVALID_REQUEST naming {@code cursor}
     */
    public static UUID id(String cursor) {
        Cursor decoded = Cursor.decode(cursor, 1);
        if (decoded == null) {
            return null;
        }
        try {
            return UUID.fromString(decoded.values().get(0));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "INVALID", "give back nextCursor of the page before, unchanged");
        }
    }
}
