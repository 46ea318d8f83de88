package dev.lingka.queue.display;

import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.MerchantToken;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries of displays. */
@ApplicationScoped
class DisplayRepository implements PanacheRepositoryBase<Display, UUID> {

    /** Null for one that is not there, of another store, or another merchant's. */
    Uni<Display> lock(int merchantId, UUID storeId, UUID id) {
        return find(
                        "merchantId = :merchant and storeId = :store and id = :id",
                        Map.of("merchant", merchantId, "store", storeId, "id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Null for a token that nobody was given, or that was revoked. */
    Uni<Display> good(MerchantToken token) {
        return find(
                        "merchantId = :merchant and tokenHash = :hash and revokedAt is null",
                        Map.of("merchant", token.merchantId(), "hash", token.hash()))
                .firstResult();
    }

    /** Newest first, one more than the page holds. */
    Uni<List<Display>> page(int merchantId, UUID storeId, UUID before, int limit) {
        return find(
                        "merchantId = :merchant and storeId = :store and id < :before order by id desc",
                        Map.of("merchant", merchantId, "store", storeId, "before", Ids.orLast(before)))
                .range(0, limit)
                .list();
    }
}
