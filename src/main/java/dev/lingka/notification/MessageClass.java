package dev.lingka.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a message is for, which decides what it may do. */
public enum MessageClass {
    /** Tells a person what happened to what is theirs: needs no consent, waits for no hour and has no cap. */
    TRANSACTIONAL,
    /** Wants something of the person: needs consent, keeps quiet hours and caps. */
    MARKETING;

    @JsonCreator
    public static MessageClass of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As in tables and JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
