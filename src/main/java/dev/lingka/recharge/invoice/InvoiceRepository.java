package dev.lingka.recharge.invoice;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All HQL of invoice wishes. */
@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<InvoiceRequest, UUID> {

    /** Null when there is none. */
    Uni<InvoiceRequest> find(int merchantId, UUID id) {
        return find("merchantId = ?1 and id = ?2", merchantId, id).firstResult();
    }

    /** Null when there is none. */
    Uni<InvoiceRequest> ofOrder(int merchantId, UUID orderId) {
        return find("merchantId = ?1 and orderId = ?2", merchantId, orderId).firstResult();
    }

    /** Newest first. */
    Uni<List<InvoiceRequest>> page(int merchantId, InvoiceState state, UUID before, int limit) {
        return find(
                        "merchantId = ?1 and (?2 is null or state = ?2) and (?3 is null or id < ?3) order by id desc",
                        merchantId,
                        state,
                        before)
                .page(0, limit)
                .list();
    }
}
