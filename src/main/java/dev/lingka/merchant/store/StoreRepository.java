package dev.lingka.merchant.store;

import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All queries of stores. */
@ApplicationScoped
class StoreRepository implements PanacheRepositoryBase<Store, UUID> {

    private static final String ONE = "merchantId = :merchant and id = :id";

    /** Null for one that is not there, or another merchant's. */
    Uni<Store> find(int merchantId, UUID id) {
        return find(ONE, Map.of("merchant", merchantId, "id", id)).firstResult();
    }

    Uni<Store> lock(int merchantId, UUID id) {
        return find(ONE, Map.of("merchant", merchantId, "id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Boolean> codeIsTaken(int merchantId, String code) {
        return count("merchantId = :merchant and code = :code", Map.of("merchant", merchantId, "code", code))
                .map(count -> count > 0);
    }

    Uni<Long> countOf(int merchantId, Set<UUID> ids) {
        return count("merchantId = :merchant and id in :ids", Map.of("merchant", merchantId, "ids", ids));
    }

    Uni<List<Store>> all(int merchantId, Set<UUID> ids) {
        return list("merchantId = :merchant and id in :ids order by id", Map.of("merchant", merchantId, "ids", ids));
    }

    /** Those that do business, in the order of their creation, one row more than the page holds. */
    Uni<List<Store>> open(int merchantId, UUID after, int limit) {
        return find(
                        "merchantId = :merchant and status = :status and id > :after order by id",
                        Map.of("merchant", merchantId, "status", StoreStatus.OPEN, "after", Ids.orFirst(after)))
                .range(0, limit)
                .list();
    }

    /** In the order of their creation, one row more than the page holds. */
    Uni<List<Store>> page(int merchantId, UUID after, int limit) {
        Map<String, Object> filter = new HashMap<>(Map.of("merchant", merchantId));
        filter.put("after", Ids.orFirst(after));
        return find("merchantId = :merchant and id > :after order by id", filter)
                .range(0, limit)
                .list();
    }
}
