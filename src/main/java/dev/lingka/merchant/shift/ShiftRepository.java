package dev.lingka.merchant.shift;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
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
            + " and storeId between :fromStore and :toStore and businessDay between :fromDay and :toDay"
            + " and id < :before order by id desc";

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

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
        filter.put("fromStore", Ids.orFirst(wanted.storeId()));
        filter.put("toStore", Ids.orLast(wanted.storeId()));
        filter.put("fromDay", wanted.businessDay() == null ? FIRST_DAY : wanted.businessDay());
        filter.put("toDay", wanted.businessDay() == null ? LAST_DAY : wanted.businessDay());
        filter.put("before", Ids.orLast(wanted.before()));
        return find(PAGE, filter).range(0, wanted.limit()).list();
    }
}
