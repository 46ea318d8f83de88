package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemException;
import java.util.Set;
import java.util.UUID;

/** Keeps people within the stores of who hires or changes them. */
final class StoreLimits {

    private StoreLimits() {}

    /**
     * Throws {@link ProblemException}: INVALID_REQUEST for stores beside "all", STORE_NOT_ALLOWED for a store, or for
     * all, that the actor does not have.
     */
    static void require(StaffActor by, boolean allStores, Set<UUID> storeIds) {
        if (allStores && !storeIds.isEmpty()) {
            throw ProblemException.invalid("storeIds", "INVALID", "leave them out when allStores is true");
        }
        if (allStores) {
            by.requireAllStores();
        }
        storeIds.forEach(by::requireStore);
    }
}
