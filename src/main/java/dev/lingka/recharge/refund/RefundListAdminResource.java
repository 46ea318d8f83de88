package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** All refunds with their state: what is on its way, and what a person must pay out. */
@Path("/api/v1/staff/recharge-refunds")
@RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
class RefundListAdminResource {

    private final RefundService refunds;
    private final CurrentStaff caller;

    RefundListAdminResource(RefundService refunds, CurrentStaff caller) {
        this.refunds = refunds;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Uni<Page<RefundView>> page(
            @QueryParam("state") @Pattern(regexp = "requested|accepted|succeeded|returned|by_hand|paid_out")
                    String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return refunds.page(caller.staff(), state, Cursor.decodeId(cursor), limit)
                .map(page -> page.map(RefundView::of));
    }
}
