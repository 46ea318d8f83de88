package dev.lingka.merchant.store;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries of terminals. */
@ApplicationScoped
class TerminalRepository implements PanacheRepositoryBase<Terminal, UUID> {

    private static final String ONE = "merchantId = :merchant and id = :id";
    private static final String PAGE =
            "merchantId = :merchant and (:all = true or storeId in :stores)" + " and id > :after order by id";

    /** Null for one that is not there, or another merchant's. */
    Uni<Terminal> lock(int merchantId, UUID id) {
        return find(ONE, Map.of("merchant", merchantId, "id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Boolean> clientIsKnown(int merchantId, String clientId) {
        return count(
                        "merchantId = :merchant and clientId = :clientId",
                        Map.of("merchant", merchantId, "clientId", clientId))
                .map(count -> count > 0);
    }

    /** Those of the reader's stores, oldest first, one row more than the page holds. */
    Uni<List<Terminal>> page(StaffActor reader, UUID after, int limit) {
        Map<String, Object> filter = new HashMap<>(
                Map.of("merchant", reader.merchantId(), "all", reader.allStores(), "stores", reader.stores()));
        filter.put("after", Ids.orFirst(after));
        return find(PAGE, filter).range(0, limit).list();
    }
}
