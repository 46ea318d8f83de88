package dev.lingka.till.adjustment;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.approval.ApprovalView;
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
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Corrections by hand: asked here, decided among the approvals. */
@Path("/api/v1/staff/adjustments")
class AdjustmentAdminResource {

    private final AdjustmentService adjustments;
    private final CurrentStaff current;

    AdjustmentAdminResource(AdjustmentService adjustments, CurrentStaff current) {
        this.adjustments = adjustments;
        this.current = current;
    }

    @POST
    @ResponseStatus(202)
    @RolesAllowed({MANAGER, OWNER, FINANCE})
    public Uni<ApprovalView> ask(@NotNull @Valid AskAdjustment wanted) {
        return adjustments.ask(current.staff(), wanted);
    }

    @GET
    @RolesAllowed({MANAGER, OWNER, FINANCE, AUDITOR})
    public Uni<Page<AdjustmentView>> page(
            @QueryParam("cardId") UUID cardId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return adjustments.page(current.staff(), cardId, Cursor.decodeId(cursor), limit);
    }
}
