package dev.lingka.recharge.fee;

import dev.lingka.member.session.CurrentSession;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Another term of a card's benefits, by its holder's own wish; nothing renews itself. */
@Path("/api/v1/member/card-renewals")
@RolesAllowed("member")
class CardRenewalResource {

    private final CardOrderService orders;
    private final CurrentActor caller;
    private final CurrentSession session;
    private final CurrentOperation operation;

    CardRenewalResource(
            CardOrderService orders, CurrentActor caller, CurrentSession session, CurrentOperation operation) {
        this.orders = orders;
        this.caller = caller;
        this.session = session;
        this.operation = operation;
    }

    /** 201 with the payment parameters; 202 while its answer is unknown. Orders are read at {@code /card-orders}. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<CardPayingView>> renew(@NotNull @Valid RenewCard wanted) {
        return orders.renew(operation.by(caller.actor()), session.identityId(), wanted)
                .map(CardOrderResource::answer);
    }
}
