package dev.lingka.merchant.approval;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.Operation;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * What was asked for and agreed to.
 *
 * @param requestedBy principal of who asked, as in {@code staff:0190…}
 * @param decidedBy who agreed
 * @param reason why it was asked for
 */
public record ApprovedRequest(
        UUID id, String kind, JsonObject payload, String reason, String requestedBy, Actor decidedBy)
        implements InMerchant {

    @Override
    public int merchantId() {
        return decidedBy.merchantId();
    }

    /** The operation that a money function runs for this request: the same on every try. */
    public Operation operation() {
        return new Operation(decidedBy, "approval:" + id, id.toString());
    }
}
