package dev.lingka.merchant.approval;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What waits for a second person, and what was decided. Which roles decide is the kind's own rule. */
@Path("/api/v1/staff/approvals")
@RolesAllowed({OWNER, MANAGER, FINANCE, MARKETING, CASHIER, AUDITOR})
class ApprovalAdminResource {

    private final ApprovalService approvals;
    private final ApprovalDecider decider;
    private final CurrentStaff current;

    ApprovalAdminResource(ApprovalService approvals, ApprovalDecider decider, CurrentStaff current) {
        this.approvals = approvals;
        this.decider = decider;
        this.current = current;
    }

    /** Newest first; those of other stores are left out for who is limited to some. */
    @GET
    public Uni<Page<ApprovalView>> page(
            @QueryParam("state") ApprovalState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return approvals.page(current.staff(), state, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{id}")
    public Uni<ApprovalView> find(@PathParam("id") UUID id) {
        return approvals.seen(current.staff(), id);
    }

    @POST
    @Path("{id}/decision")
    @RolesAllowed({OWNER, MANAGER, FINANCE, MARKETING})
    public Uni<ApprovalView> decide(@PathParam("id") UUID id, @NotNull @Valid Decision decision) {
        return decider.decide(current.staff(), id, decision);
    }
}
