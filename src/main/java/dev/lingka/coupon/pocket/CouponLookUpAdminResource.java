package dev.lingka.coupon.pocket;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Coupons by the code that a member shows. The code comes in the body: paths and queries end up in logs. */
@Path("/api/v1/staff/coupon-look-ups")
@RolesAllowed({OWNER, MANAGER, CASHIER, TERMINAL})
class CouponLookUpAdminResource {

    private final PocketService pockets;
    private final CurrentStaff current;

    CouponLookUpAdminResource(PocketService pockets, CurrentStaff current) {
        this.pockets = pockets;
        this.current = current;
    }

    @POST
    public Uni<CouponView> lookUp(@NotNull @Valid LookUpCoupon wanted) {
        return pockets.lookUp(current.staff(), wanted.code());
    }
}
