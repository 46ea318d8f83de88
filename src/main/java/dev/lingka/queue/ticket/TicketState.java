package dev.lingka.queue.ticket;

import java.util.Locale;

/** Where a party is: it waits or was called, or it is over one way or another. */
public enum TicketState {
    WAITING,
    CALLED,
    SEATED,
    NO_SHOW,
    CANCELLED,
    /** Goes on with another party's ticket. */
    MERGED,
    /** The opening ended before its turn. */
    CLOSED;

    /** As tables and JSON have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TicketState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
