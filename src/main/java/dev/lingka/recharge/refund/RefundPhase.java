package dev.lingka.recharge.refund;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a refund is. */
public enum RefundPhase {
    /** Value is off the card; WeChat has not clearly accepted it. */
    REQUESTED,
    /** WeChat works on it. */
    ACCEPTED,
    SUCCEEDED,
    /** WeChat closed it; the value is back where it came from. */
    RETURNED,
    /** WeChat cannot do it: a person pays it out. */
    BY_HAND,
    PAID_OUT;

    static RefundPhase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
