package dev.lingka.coupon.gift;

import dev.lingka.coupon.pocket.CouponView;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The friend's side of a gift. */
@Path("/api/v1/member/coupon-gifts")
@RolesAllowed("member")
class GiftResource {

    private final GiftService gifts;
    private final CurrentActor current;
    private final CurrentOperation operation;

    GiftResource(GiftService gifts, CurrentActor current, CurrentOperation operation) {
        this.gifts = gifts;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<CouponView> take(@NotNull @Valid TakeGift wanted) {
        Actor friend = current.actor();
        return gifts.take(friend, operation.by(friend), wanted.token());
    }
}
