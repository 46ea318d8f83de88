package dev.lingka.till.sale;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Where and by whom a sale is made. */
public record TillPoint(StaffActor by, UUID storeId) {

    /**
     * The store that the request names, or the only one of a terminal or cashier who has just one.
     *
     * @throws ProblemException INVALID_REQUEST without a store where one must be named; STORE_NOT_ALLOWED
     */
    public static TillPoint of(StaffActor by, UUID storeId) {
        UUID store = storeId;
        if (store == null) {
            if (by.allStores() || by.stores().size() != 1) {
                throw ProblemException.invalid("storeId", "REQUIRED", "the store where this happens");
            }
            store = by.stores().iterator().next();
        }
        by.requireStore(store);
        return new TillPoint(by, store);
    }

    /** As the money functions take them. */
    public JsonObject json() {
        return actor(by).put("storeId", storeId.toString());
    }

    /** Who acts, with the limits that hold for them, as the money functions take it. */
    public static JsonObject actor(StaffActor by) {
        return new JsonObject()
                .put(by.isTerminal() ? "terminalId" : "staffId", by.id().toString())
                .put("walletLimitFen", by.chargeLimitFen())
                .put("actorPhoneIndex", by.phoneIndex());
    }
}
