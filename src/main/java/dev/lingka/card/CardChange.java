package dev.lingka.card;

import java.util.Locale;

/** What can be done to a card's state. */
public enum CardChange {
    FREEZE,
    UNFREEZE,
    LOSS,
    CLOSE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
