package dev.lingka.card;

import java.util.Locale;

/** Where a card stands. Value moves out of an active one only. */
public enum CardStatus {
    ACTIVE,
    /** Stopped by staff. */
    FROZEN,
    /** Reported lost by its holder or by staff for them. */
    LOST,
    CLOSED;

    static CardStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
