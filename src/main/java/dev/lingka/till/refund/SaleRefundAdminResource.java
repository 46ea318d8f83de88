package dev.lingka.till.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Refunds of sales. 201 with the refund, or 202 with the approval that it waits for. */
@Path("/api/v1/staff/sales/{id}/refunds")
class SaleRefundAdminResource {

    private final RefundService refunds;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    SaleRefundAdminResource(RefundService refunds, CurrentStaff current, CurrentOperation operation) {
        this.refunds = refunds;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
    @AnsweredWith({201, 202})
    public Uni<RestResponse<RefundAnswer>> refund(@PathParam("id") UUID saleId, @NotNull @Valid PlaceRefund wanted) {
        StaffActor by = current.staff();
        return refunds.refund(by, operation.by(by.actor()), saleId, wanted)
                .map(answer -> RestResponse.status(answer.refund() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }

    @POST
    @Path("{refundId}/payout")
    @ResponseStatus(202)
    @RolesAllowed({MANAGER, OWNER, FINANCE})
    public Uni<ApprovalView> payOut(
            @PathParam("id") UUID saleId, @PathParam("refundId") UUID refundId, @NotNull @Valid PayOutRefund wanted) {
        return refunds.askPayOut(current.staff(), saleId, refundId, wanted);
    }
}
