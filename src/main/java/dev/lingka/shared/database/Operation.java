package dev.lingka.shared.database;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import io.vertx.core.json.JsonObject;

/**
 * An operation that moves value, as its client named it.
 *
 * @param actor who acts
 * @param key the client's {@code Idempotency-Key}, 1 to 128 characters
 * @param requestHash SHA-256 over method, path and body, so that the same key with another request is refused
 */
public record Operation(Actor actor, String key, String requestHash) implements InMerchant {

    /** An operation of the system whose key alone says what it is, as in {@code wx:4200…}. */
    public static Operation ofSystem(int merchantId, String key) {
        return new Operation(Actor.system(merchantId), key, key);
    }

    @Override
    public int merchantId() {
        return actor.merchantId();
    }

    JsonObject toCall() {
        return new JsonObject()
                .put("merchant", actor.merchantId())
                .put("principal", actor.principal())
                .put("key", key)
                .put("hash", requestHash);
    }
}
