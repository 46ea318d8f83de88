package dev.lingka.crash;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * One wish that moves value or makes something, under a key of its own.
 *
 * @param kind what it is, as in {@code charge}
 * @param token whose wish it is
 * @param card whose balance it moves; null when none
 * @param fen by how much, when it is granted; the answer says it where the client cannot know
 * @param code what must be used once at most, as a card code; null when nothing
 */
record Deed(
        String key, Kind kind, String path, Object body, Supplier<String> token, String card, long fen, String code) {

    /** What can be wished, and whether the granted wish stands in the ledger under its own key. */
    enum Kind {
        JOIN(false),
        COUNTER_RECHARGE(true),
        RECHARGE_ORDER(false),
        CHARGE(true),
        CHARGE_REQUEST(false),
        CONFIRMATION(true),
        SALE_REFUND(true),
        RECHARGE_REFUND(true),
        STRANGERS_REFUND(true);

        private final boolean posts;

        Kind(boolean posts) {
            this.posts = posts;
        }

        boolean posts() {
            return posts;
        }
    }

    static Deed of(Kind kind, String path, Object body, Supplier<String> token) {
        return new Deed(UUID.randomUUID().toString(), kind, path, body, token, null, 0, null);
    }

    Deed moving(String ofCard, long byFen) {
        return new Deed(key, kind, path, body, token, ofCard, byFen, code);
    }

    Deed using(String onceOnly) {
        return new Deed(key, kind, path, body, token, card, fen, onceOnly);
    }
}
