package dev.lingka.recharge.invoice;

import dev.lingka.shared.Ids;
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

    /** Newest first. PostgreSQL cannot tell the type of a null, so what is not asked for is said apart. */
    Uni<List<InvoiceRequest>> page(int merchantId, InvoiceState state, UUID before, int limit) {
        return find(
                        "merchantId = ?1 and (?2 = true or state = ?3) and id < ?4 order by id desc",
                        merchantId,
                        state == null,
                        state == null ? InvoiceState.REQUESTED : state,
                        Ids.orLast(before))
                .page(0, limit)
                .list();
    }
}
