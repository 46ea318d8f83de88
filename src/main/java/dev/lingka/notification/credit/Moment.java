package dev.lingka.notification.credit;

import dev.lingka.notification.kind.Occasion;
import java.util.Locale;

/** When the phone asks for subscribe credits: right after something whose next news the person will want to hear. */
enum Moment {
    QUEUE,
    RECHARGE,
    CARD;

    static final String NAMES = "queue|recharge|card";

    static Moment of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The queue's own news, those of the money on the card, and all others. */
    boolean covers(Occasion occasion) {
        return this == of(occasion);
    }

    private static Moment of(Occasion occasion) {
        String name = occasion.name();
        if (name.startsWith("TICKET_") || name.startsWith("QUEUE_")) {
            return QUEUE;
        }
        boolean money = name.startsWith("RECHARGE_")
                || name.startsWith("SALE_")
                || occasion == Occasion.CARD_CHARGED
                || occasion == Occasion.CARD_ADJUSTED
                || occasion == Occasion.CHARGE_REQUESTED;
        return money ? RECHARGE : CARD;
    }
}
