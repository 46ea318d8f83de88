package dev.lingka.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids: UUIDv7, unique by themselves and rising with time, so that indexes stay compact. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The id, or one below all others: a page that begins after it begins at the start. */
    public static UUID orFirst(UUID id) {
        return id == null ? new UUID(0, 0) : id;
    }

    /** The id, or one above all others: a page that ends before it ends at the end. */
    public static UUID orLast(UUID id) {
        return id == null ? new UUID(-1, -1) : id;
    }
}
