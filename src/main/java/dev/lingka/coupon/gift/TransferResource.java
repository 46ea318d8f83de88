package dev.lingka.coupon.gift;

import dev.lingka.coupon.pocket.CouponView;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The giver's side of a gift. */
@Path("/api/v1/member/coupons/{couponId}/transfer")
@RolesAllowed("member")
class TransferResource {

    private final GiftService gifts;
    private final CurrentActor current;
    private final CurrentOperation operation;

    TransferResource(GiftService gifts, CurrentActor current, CurrentOperation operation) {
        this.gifts = gifts;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<OfferView> offer(@PathParam("couponId") UUID couponId) {
        Actor giver = current.actor();
        return gifts.offer(giver, operation.by(giver), couponId);
    }

    @POST
    @Path("withdrawal")
    @MovesValue
    public Uni<CouponView> takeBack(@PathParam("couponId") UUID couponId) {
        Actor giver = current.actor();
        return gifts.takeBack(giver, operation.by(giver), couponId);
    }
}
