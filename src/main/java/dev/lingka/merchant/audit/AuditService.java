package dev.lingka.merchant.audit;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Records and reads the audit trail. Recording joins the caller's transaction: no deed without its entry. */
@ApplicationScoped
public class AuditService {

    private final AuditRepository entries;

    AuditService(AuditRepository entries) {
        this.entries = entries;
    }

    /**
     * Records what an actor of the merchant did.
     *
     * @param action past tense with its feature, as in {@code card.frozen}
     * @param subject {@code kind:id}
     * @param detail no personal data, no secret
     */
    @WithTransaction
    public Uni<Void> record(Actor actor, String action, String subject, JsonObject detail) {
        return entries.write(actor.merchantId(), actor.principal(), action, subject, detail);
    }

    /** Records the deed of somebody who belongs to no merchant, as in {@code operator:ops@lingka}. */
    @WithTransaction
    public Uni<Void> record(InMerchant merchant, String principal, String action, String subject, JsonObject detail) {
        return entries.write(merchant.merchantId(), principal, action, subject, detail);
    }

    /** Newest first. */
    @WithTransaction
    public Uni<Page<AuditEntryView>> page(InMerchant merchant, AuditFilter filter) {
        return entries.page(merchant.merchantId(), filter)
                .map(read -> Page.of(read, filter.limit(), AuditEntryView::cursor));
    }
}
