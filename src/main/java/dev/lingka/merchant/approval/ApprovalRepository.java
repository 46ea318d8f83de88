package dev.lingka.merchant.approval;

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

/** All queries of requests. */
@ApplicationScoped
class ApprovalRepository implements PanacheRepositoryBase<Approval, UUID> {

    private static final String ONE = "merchantId = :merchant and id = :id";
    private static final String PAGE = "merchantId = :merchant and (:anyState = true or state = :state)"
            + " and (:all = true or storeId is null or storeId in :stores)"
            + " and id < :before order by id desc";

    /** Null for one that is not there, or another merchant's. */
    Uni<Approval> find(int merchantId, UUID id) {
        return find(ONE, key(merchantId, id)).firstResult();
    }

    /** Waits for whoever decides it at this moment. */
    Uni<Approval> lock(int merchantId, UUID id) {
        return find(ONE, key(merchantId, id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * Those of the reader's stores or of none, newest first, one row more than the page holds.
     *
     * @param state null for all
     * @param before the id that the page before ended with, or null
     */
    Uni<List<Approval>> page(StaffActor reader, ApprovalState state, UUID before, int limit) {
        Map<String, Object> filter = new HashMap<>(
                Map.of("merchant", reader.merchantId(), "all", reader.allStores(), "stores", reader.stores()));
        filter.put("anyState", state == null);
        filter.put("state", state == null ? ApprovalState.PENDING : state);
        filter.put("before", Ids.orLast(before));
        return find(PAGE, filter).range(0, limit).list();
    }

    private static Map<String, Object> key(int merchantId, UUID id) {
        return Map.of("merchant", merchantId, "id", id);
    }
}
