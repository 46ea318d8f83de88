package dev.lingka.card.conduct;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What may be done about a breach, from a word to the end of the membership. */
public enum MeasureKind {
    /** A word, on record. One person may give it. */
    @JsonProperty("warn")
    WARN,
    /** All cards of the member are frozen for a time. */
    @JsonProperty("freeze")
    FREEZE,
    /** The membership ends; what is on the cards is paid back. */
    @JsonProperty("cancel")
    CANCEL;

    /** As in tables and documents. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MeasureKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether it keeps a member from their card, so that two people must stand for it. */
    public boolean takesTwo() {
        return this != WARN;
    }
}
