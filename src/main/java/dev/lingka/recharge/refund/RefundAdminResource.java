package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Refunds of one recharge by staff. */
@Path("/api/v1/staff/recharge-orders/{id}/refunds")
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
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<RefundAnswer>> refund(UUID id, @NotNull @Valid RefundByStaff wish) {
        StaffActor staff = caller.staff();
        return staffRefunds
                .refund(staff, operation.by(staff.actor()), id, wish)
                .map(answer -> RestResponse.status(answer.refund() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }

    @GET
    @RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
    public Uni<List<RefundView>> ofOrder(UUID id) {
        return refunds.ofOrder(caller.staff(), id)
                .map(found -> found.stream().map(RefundView::of).toList());
    }
}
