package dev.lingka.recharge.fee;

import dev.lingka.member.session.CurrentSession;
import dev.lingka.recharge.Paying;
import dev.lingka.shared.http.AnsweredWith;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Cards that cost something, bought on the phone: by guests too, who are members when it is paid. */
@Path("/api/v1/member/card-orders")
@RolesAllowed({"member", "guest"})
class CardOrderResource {

    private final CardOrderService orders;
    private final CurrentActor caller;
    private final CurrentSession session;
    private final CurrentOperation operation;

    CardOrderResource(
            CardOrderService orders, CurrentActor caller, CurrentSession session, CurrentOperation operation) {
        this.orders = orders;
        this.caller = caller;
        this.session = session;
        this.operation = operation;
    }

    /** 201 with the payment parameters; 202 while WeChat's answer is unknown: ask again with the same key. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<CardPayingView>> buy(@NotNull @Valid OrderCard wanted) {
        return orders.buy(operation.by(caller.actor()), session.identityId(), wanted)
                .map(CardOrderResource::answer);
    }

    /** The order's state by our books; what the phone was told by WeChat proves nothing. */
    @GET
    @Path("/{id}")
    public Uni<CardOrderView> find(UUID id) {
        return orders.find(caller.actor(), session.identityId(), id).map(CardOrderView::of);
    }

    /** Gives an unpaid order up. The state in the answer says whether the payment was faster. */
    @POST
    @Path("/{id}/cancellation")
    public Uni<CardOrderView> cancel(UUID id) {
        return orders.cancel(caller.actor(), session.identityId(), id).map(CardOrderView::of);
    }

    static RestResponse<CardPayingView> answer(Paying paying) {
        return RestResponse.status(paying.isUnsure() ? Status.ACCEPTED : Status.CREATED, CardPayingView.of(paying));
    }
}
