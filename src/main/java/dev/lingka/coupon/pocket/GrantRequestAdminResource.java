package dev.lingka.coupon.pocket;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Coupons that staff do not give alone: one asks, another agrees. */
@Path("/api/v1/staff/members/{memberId}/coupon-requests")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class GrantRequestAdminResource {

    private static final int ACCEPTED = 202;

    private final GrantRequestService requests;
    private final CurrentStaff current;

    GrantRequestAdminResource(GrantRequestService requests, CurrentStaff current) {
        this.requests = requests;
        this.current = current;
    }

    @POST
    @ResponseStatus(ACCEPTED)
    public Uni<ApprovalView> ask(@PathParam("memberId") UUID memberId, @NotNull @Valid GrantCoupon wanted) {
        return requests.ask(current.staff(), memberId, wanted);
    }
}
