package dev.lingka.recharge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an order is. */
public enum RechargeState {
    PENDING,
    PAID,
    CLOSED,
    /** Paid, but not as ordered: the money waits in suspense for a decision. */
    SUSPENDED;

    static RechargeState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
