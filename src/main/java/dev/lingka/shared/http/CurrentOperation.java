package dev.lingka.shared.http;

import dev.lingka.shared.Actor;
import dev.lingka.shared.database.Operation;
import jakarta.enterprise.context.RequestScoped;

/** The operation that this request names by its {@code Idempotency-Key}; filled by {@link IdempotencyFilter}. */
@RequestScoped
public class CurrentOperation {

    private String key;
    private String requestHash;

    public Operation by(Actor actor) {
        if (key == null) {
            throw new IllegalStateException("the endpoint lacks @MovesValue");
        }
        return new Operation(actor, key, requestHash);
    }

    void name(String newKey, String newRequestHash) {
        key = newKey;
        requestHash = newRequestHash;
    }
}
