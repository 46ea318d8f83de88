package dev.lingka.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message gets to a person. */
public enum Channel {
    /** The list on the phone's own page: always there, the floor under all others. */
    INBOX,
    /** A subscribe message of the mini-program: one for each time that the person agreed. */
    SUBSCRIBE,
    /** A template message of the official account. */
    TEMPLATE,
    /** A mass message of the official account: four a month and follower at most, WeChat says. */
    MASS,
    /** A customer-service message, within 48 hours of the person's last word. */
    SERVICE,
    SMS,
    EMAIL;

    /** WeChat's rule: subscribe and template messages carry no advertising. */
    public boolean carriesMarketing() {
        return this != SUBSCRIBE && this != TEMPLATE;
    }

    /** Whether it says what happened to one person; a mass message speaks to many. */
    public boolean carriesService() {
        return this != MASS;
    }

    @JsonCreator
    public static Channel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As in tables, programmes and JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
