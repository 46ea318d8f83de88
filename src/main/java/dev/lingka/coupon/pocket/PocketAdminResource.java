package dev.lingka.coupon.pocket;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A member's coupons, for staff who give one or stand at the till. */
@Path("/api/v1/staff/members/{memberId}/coupons")
class PocketAdminResource {

    private final PocketService pockets;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    PocketAdminResource(PocketService pockets, CurrentStaff current, CurrentOperation operation) {
        this.pockets = pockets;
        this.current = current;
        this.operation = operation;
    }

    /** Without their codes. */
    @GET
    @RolesAllowed({OWNER, MANAGER, MARKETING, CASHIER, TERMINAL, FINANCE})
    public Uni<Page<CouponView>> page(
            @PathParam("memberId") UUID memberId,
            @QueryParam("state") @DefaultValue("usable") @Pattern(regexp = PocketFilter.TEXTS) String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return pockets.ofMember(current.staff(), memberId, PocketFilter.of(state), cursor, limit);
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    @RolesAllowed({OWNER, MANAGER, MARKETING})
    public Uni<CouponView> grant(@PathParam("memberId") UUID memberId, @NotNull @Valid GrantCoupon wanted) {
        StaffActor by = current.staff();
        return pockets.grant(by, operation.by(by.actor()), memberId, wanted);
    }
}
