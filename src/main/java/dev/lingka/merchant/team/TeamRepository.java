package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All queries of staff and their stores. */
@ApplicationScoped
class TeamRepository implements PanacheRepositoryBase<StaffMember, UUID> {

    private static final String BEGIN = "select id from merchant where id = :merchant for no key update";
    private static final String STORES =
            """
            select staff_id, store_id from staff_store where merchant_id = :merchant and staff_id in (:staff)""";
    private static final String LEAVE =
            """
            delete from staff_store where merchant_id = :merchant and staff_id = :staff""";
    private static final String JOIN =
            """
            insert into staff_store (merchant_id, staff_id, store_id)
            select :merchant, :staff, id from store where merchant_id = :merchant and id in (:stores)""";

    /** Null for one that is not there, or another merchant's. */
    Uni<StaffMember> find(int merchantId, UUID id) {
        return find("merchantId = :merchant and id = :id", Map.of("merchant", merchantId, "id", id))
                .firstResult();
    }

    Uni<StaffMember> lock(int merchantId, UUID id) {
        return find("merchantId = :merchant and id = :id", Map.of("merchant", merchantId, "id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Lets one first owner be invited at a time, while there is none to lock. */
    Uni<Void> lockMerchant(int merchantId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN, Integer.class)
                        .setParameter("merchant", merchantId)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** All owners, locked by id: who takes the last one away is decided one after the other. */
    Uni<List<StaffMember>> lockOwners(int merchantId) {
        return find(
                        "merchantId = :merchant and role = :role order by id",
                        Map.of("merchant", merchantId, "role", StaffRole.OWNER))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Oldest first, one row more than the page holds. */
    Uni<List<StaffMember>> page(int merchantId, UUID after, int limit) {
        Map<String, Object> filter = new HashMap<>(Map.of("merchant", merchantId));
        filter.put("after", Ids.orFirst(after));
        return find("merchantId = :merchant and id > :after order by id", filter)
                .range(0, limit)
                .list();
    }

    /** The stores of each, empty ones left out. */
    Uni<Map<UUID, Set<UUID>>> storesOf(int merchantId, Collection<UUID> staffIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STORES, Object[].class)
                        .setParameter("merchant", merchantId)
                        .setParameter("staff", staffIds)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.mapping(row -> (UUID) row[1], Collectors.toUnmodifiableSet()))));
    }

    Uni<Void> assign(int merchantId, UUID staffId, Set<UUID> storeIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEAVE)
                        .setParameter("merchant", merchantId)
                        .setParameter("staff", staffId)
                        .executeUpdate())
                .chain(() -> storeIds.isEmpty() ? Uni.createFrom().voidItem() : join(merchantId, staffId, storeIds));
    }

    private static Uni<Void> join(int merchantId, UUID staffId, Set<UUID> storeIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(JOIN)
                        .setParameter("merchant", merchantId)
                        .setParameter("staff", staffId)
                        .setParameter("stores", storeIds)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
