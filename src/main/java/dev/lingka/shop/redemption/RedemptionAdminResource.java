package dev.lingka.shop.redemption;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
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

/** What members took for points, for those who hand it over. */
@Path("/api/v1/staff/redemptions")
class RedemptionAdminResource {

    private final RedemptionService redemptions;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    RedemptionAdminResource(RedemptionService redemptions, CurrentStaff current, CurrentOperation operation) {
        this.redemptions = redemptions;
        this.current = current;
        this.operation = operation;
    }

    /** Newest first; what was handed over in other stores is left out for who is limited to some. */
    @GET
    @RolesAllowed({OWNER, MANAGER, CASHIER, HOST, MARKETING, FINANCE, AUDITOR, TERMINAL})
    public Uni<Page<RedemptionView>> page(
            @QueryParam("state") @Pattern(regexp = "open|given|cancelled") String state,
            @QueryParam("memberId") UUID memberId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        RedemptionFilter filter = new RedemptionFilter(state, memberId, null);
        return redemptions.page(current.staff(), filter, Cursor.decodeId(cursor), limit);
    }

    /** What the code stands for that a member shows. Looks only: the handover is its own request. */
    @POST
    @Path("recognition")
    @RolesAllowed({OWNER, MANAGER, CASHIER, HOST, TERMINAL})
    public Uni<RedemptionView> recognise(@NotNull @Valid ShowCode shown) {
        return redemptions.recognise(current.staff(), shown.code());
    }

    @POST
    @Path("{id}/handover")
    @MovesValue
    @RolesAllowed({OWNER, MANAGER, CASHIER, HOST, TERMINAL})
    public Uni<RedemptionView> handOver(@PathParam("id") UUID id, @NotNull @Valid HandOver wanted) {
        StaffActor by = current.staff();
        return redemptions.handOver(by, operation.by(by.actor()), id, wanted);
    }

    /** For a gift that cannot be given: its points come back. */
    @POST
    @Path("{id}/cancellation")
    @MovesValue
    @RolesAllowed({OWNER, MANAGER})
    public Uni<RedemptionView> cancel(@PathParam("id") UUID id, @NotNull @Valid CancelRedemption wanted) {
        StaffActor by = current.staff();
        return redemptions.cancel(by, operation.by(by.actor()), id, wanted);
    }
}
