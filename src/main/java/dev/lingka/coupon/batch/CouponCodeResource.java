package dev.lingka.coupon.batch;

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

/** Printed codes, for the member who found one. */
@Path("/api/v1/member/coupon-codes")
@RolesAllowed("member")
class CouponCodeResource {

    private final CodeRedemption redemption;
    private final CurrentActor current;
    private final CurrentOperation operation;

    CouponCodeResource(CodeRedemption redemption, CurrentActor current, CurrentOperation operation) {
        this.redemption = redemption;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<CouponView> redeem(@NotNull @Valid RedeemCode wanted) {
        Actor member = current.actor();
        return redemption.redeem(member, operation.by(member), wanted.code());
    }
}
