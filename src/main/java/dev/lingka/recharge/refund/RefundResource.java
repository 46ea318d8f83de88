package dev.lingka.recharge.refund;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Refunds that a member asks for. */
@Path("/api/v1/member/recharge-orders/{id}/refunds")
@RolesAllowed("member")
class RefundResource {

    private static final int CREATED = 201;

    private final RefundService refunds;
    private final CurrentActor caller;
    private final CurrentOperation operation;

    RefundResource(RefundService refunds, CurrentActor caller, CurrentOperation operation) {
        this.refunds = refunds;
        this.caller = caller;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<RefundView> request(UUID id, @NotNull @Valid RequestRefund wish) {
        return refunds.byMember(operation.by(caller.actor()), id, wish).map(RefundView::of);
    }

    @GET
    public Uni<List<RefundView>> list(UUID id) {
        return refunds.ofMember(caller.actor(), id)
                .map(found -> found.stream().map(RefundView::of).toList());
    }
}
