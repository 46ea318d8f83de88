package dev.lingka.coupon.pocket;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Coupons that members take themselves. */
@Path("/api/v1/member/coupon-claims")
class CouponClaimResource {

    private final PocketService pockets;
    private final CurrentActor current;
    private final CurrentOperation operation;

    CouponClaimResource(PocketService pockets, CurrentActor current, CurrentOperation operation) {
        this.pockets = pockets;
        this.current = current;
        this.operation = operation;
    }

    /** What there is to take, in the programme's order. */
    @GET
    @RolesAllowed({"member", "guest"})
    public Uni<Page<ClaimableCoupon>> claimable() {
        return pockets.claimable(current.actor()).map(all -> new Page<>(all, null));
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    @RolesAllowed("member")
    public Uni<CouponView> claim(@NotNull @Valid ClaimCoupon wanted) {
        Actor member = current.actor();
        return pockets.claim(member, operation.by(member), wanted.template());
    }
}
