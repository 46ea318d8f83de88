package dev.lingka.till.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.till.sale.RefundView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Refunds to closed cards, for those who pay them out. */
@Path("/api/v1/staff/refunds-in-suspense")
class SuspendedRefundAdminResource {

    private final RefundService refunds;
    private final CurrentStaff current;

    SuspendedRefundAdminResource(RefundService refunds, CurrentStaff current) {
        this.refunds = refunds;
        this.current = current;
    }

    /** Refunds to closed cards that wait for a pay-out by hand, oldest first. */
    @GET
    @RolesAllowed({MANAGER, OWNER, FINANCE, AUDITOR})
    public Uni<Page<RefundView>> inSuspense(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return refunds.inSuspense(current.staff(), Cursor.decodeId(cursor), limit);
    }
}
