package dev.lingka.queue.call;

import java.util.Locale;

/** How a table is. */
public enum TableState {
    FREE,
    SEATED,
    CLEANING;

    /** As tables and JSON have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
