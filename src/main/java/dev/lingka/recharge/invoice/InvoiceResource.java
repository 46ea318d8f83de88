package dev.lingka.recharge.invoice;

import dev.lingka.recharge.RechargeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A member's wish for an invoice. */
@Path("/api/v1/member/recharge-orders/{id}/invoice-request")
@RolesAllowed("member")
class InvoiceResource {

    private static final int CREATED = 201;

    private final InvoiceService invoices;
    private final RechargeService recharges;
    private final CurrentActor caller;

    InvoiceResource(InvoiceService invoices, RechargeService recharges, CurrentActor caller) {
        this.invoices = invoices;
        this.recharges = recharges;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(CREATED)
    public Uni<InvoiceView> request(UUID id, @NotNull @Valid RequestInvoice wish) {
        return recharges.ofMember(caller.actor(), id).chain(order -> invoices.request(order, wish));
    }

    @GET
    public Uni<InvoiceView> find(UUID id) {
        Actor member = caller.actor();
        return recharges.ofMember(member, id).chain(order -> invoices.ofOrder(member, order.id()));
    }
}
