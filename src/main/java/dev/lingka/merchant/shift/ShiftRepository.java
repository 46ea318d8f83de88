package dev.lingka.merchant.shift;

import dev.lingka.merchant.staff.StaffActor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All reads of shifts. */
@ApplicationScoped
class ShiftRepository implements PanacheRepositoryBase<Shift, UUID> {

    private static final String PAGE = "merchantId = :merchant and (:all = true or storeId in :stores)"
            + " and (:store is null or storeId = :store) and (:day is null or businessDay = :day)"
            + " and (:before is null or id < :before) order by id desc";

    /** What to list; null means no limit in this respect. */
    record Filter(UUID storeId, LocalDate businessDay, UUID before, int limit) {}

    /** Null for one that is not there, or another merchant's. */
    Uni<Shift> find(int merchantId, UUID id) {
        return find("merchantId = :merchant and id = :id", Map.of("merchant", merchantId, "id", id))
                .firstResult();
    }

    /** The open shift of a staff member or terminal, or null. */
    Uni<Shift> open(int merchantId, UUID holder) {
        return find(
                        "merchantId = :merchant and closedAt is null and (staffId = :holder or terminalId = :holder)",
                        Map.of("merchant", merchantId, "holder", holder))
                .firstResult();
    }

    /** Those of the reader's stores, newest first, one row more than the page holds. */
    Uni<List<Shift>> page(StaffActor reader, Filter wanted) {
        Map<String, Object> filter = new HashMap<>(
                Map.of("merchant", reader.merchantId(), "all", reader.allStores(), "stores", reader.stores()));
        filter.put("store", wanted.storeId());
        filter.put("day", wanted.businessDay());
        filter.put("before", wanted.before());
        return find(PAGE, filter).range(0, wanted.limit()).list();
    }
}
