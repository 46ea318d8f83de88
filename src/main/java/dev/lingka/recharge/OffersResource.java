package dev.lingka.recharge;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What a member can recharge with. */
@Path("/api/v1/member/recharge-offers")
@RolesAllowed("member")
class OffersResource {

    private final RechargeService recharges;
    private final CurrentActor caller;

    OffersResource(RechargeService recharges, CurrentActor caller) {
        this.recharges = recharges;
        this.caller = caller;
    }

    @GET
    public Uni<OffersView> offers(@QueryParam("cardId") UUID cardId) {
        return recharges.offers(caller.actor(), cardId);
    }
}
