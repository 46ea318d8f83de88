package dev.lingka.till.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.till.sale.RefundView;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Refunds of sales. 201 with the refund, or 202 with the approval that it waits for. */
@Path("/api/v1/staff")
class RefundAdminResource {

    private final RefundService refunds;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    RefundAdminResource(RefundService refunds, CurrentStaff current, CurrentOperation operation) {
        this.refunds = refunds;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @Path("sales/{id}/refunds")
    @MovesValue
    @RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
    public Uni<Response> refund(@PathParam("id") UUID saleId, @NotNull @Valid PlaceRefund wanted) {
        StaffActor by = current.staff();
        return refunds.refund(by, operation.by(by.actor()), saleId, wanted).map(answer -> Response.status(
                        answer.refund() == null ? Response.Status.ACCEPTED : Response.Status.CREATED)
                .entity(answer)
                .build());
    }

    @POST
    @Path("sales/{id}/refunds/{refundId}/payout")
    @ResponseStatus(202)
    @RolesAllowed({MANAGER, OWNER, FINANCE})
    public Uni<ApprovalView> payOut(
            @PathParam("id") UUID saleId, @PathParam("refundId") UUID refundId, @NotNull @Valid PayOutRefund wanted) {
        return refunds.askPayOut(current.staff(), saleId, refundId, wanted);
    }

    /** Refunds to closed cards that wait for a pay-out by hand, oldest first. */
    @GET
    @Path("refunds-in-suspense")
    @RolesAllowed({MANAGER, OWNER, FINANCE, AUDITOR})
    public Uni<Page<RefundView>> inSuspense(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return refunds.inSuspense(current.staff(), Cursor.decodeId(cursor), limit);
    }
}
