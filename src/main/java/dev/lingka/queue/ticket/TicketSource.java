package dev.lingka.queue.ticket;

import java.util.Locale;

/** Where a ticket was taken. */
public enum TicketSource {
    PHONE,
    POSTER,
    HOST,
    KIOSK;

    /** As tables and JSON have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TicketSource of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
