package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Refunds by staff, and all refunds with their state. */
@Path("/api/v1/staff")
@RolesAllowed({OWNER, MANAGER, FINANCE})
class RefundAdminResource {

    private final StaffRefundService staffRefunds;
    private final RefundService refunds;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    RefundAdminResource(
            StaffRefundService staffRefunds, RefundService refunds, CurrentStaff caller, CurrentOperation operation) {
        this.staffRefunds = staffRefunds;
        this.refunds = refunds;
        this.caller = caller;
        this.operation = operation;
    }

    /** 201 when the refund has begun, 202 when it waits for a second person. */
    @POST
    @Path("/recharge-orders/{id}/refunds")
    @MovesValue
    public Uni<RestResponse<RefundAnswer>> refund(UUID id, @NotNull @Valid RefundByStaff wish) {
        StaffActor staff = caller.staff();
        return staffRefunds
                .refund(staff, operation.by(staff.actor()), id, wish)
                .map(answer -> RestResponse.status(answer.refund() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }

    @GET
    @Path("/recharge-orders/{id}/refunds")
    @RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
    public Uni<List<RefundView>> ofOrder(UUID id) {
        return refunds.ofOrder(caller.staff(), id)
                .map(found -> found.stream().map(RefundView::of).toList());
    }

    /** Newest first. */
    @GET
    @Path("/recharge-refunds")
    @RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
    public Uni<Page<RefundView>> page(
            @QueryParam("state") @Pattern(regexp = "requested|accepted|succeeded|returned|by_hand|paid_out")
                    String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return refunds.page(caller.staff(), state, Cursor.decodeId(cursor), limit)
                .map(page -> page.map(RefundView::of));
    }
}
