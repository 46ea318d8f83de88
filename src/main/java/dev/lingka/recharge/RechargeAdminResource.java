package dev.lingka.recharge;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
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
import java.util.UUID;

/** Recharges as staff look at them. */
@Path("/api/v1/staff/recharge-orders")
@RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE, AUDITOR})
class RechargeAdminResource {

    private final RechargeService recharges;
    private final CurrentStaff caller;

    RechargeAdminResource(RechargeService recharges, CurrentStaff caller) {
        this.recharges = recharges;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Uni<Page<RechargeAdminView>> page(
            @QueryParam("state") @Pattern(regexp = "pending|paid|closed|suspended") String state,
            @QueryParam("cardId") UUID cardId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return recharges
                .page(caller.staff(), state, cardId, Cursor.decodeId(cursor), limit)
                .map(page -> page.map(RechargeAdminView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<RechargeAdminView> find(UUID id) {
        return recharges.find(caller.staff(), id).map(RechargeAdminView::of);
    }
}
