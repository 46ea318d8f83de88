package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Counter recharges that go back out of the shift, by whoever stands there. */
@Path("/api/v1/staff/counter-recharges/{id}/refunds")
@RolesAllowed({OWNER, MANAGER, CASHIER, TERMINAL})
class CounterRefundAdminResource {

    private final StaffRefundService refunds;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    CounterRefundAdminResource(StaffRefundService refunds, CurrentStaff caller, CurrentOperation operation) {
        this.refunds = refunds;
        this.caller = caller;
        this.operation = operation;
    }

    /** 201 when it is done, 202 when it waits for a second person; 404 for a recharge that WeChat took. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<RefundAnswer>> refund(UUID id, @NotNull @Valid RefundByStaff wish) {
        StaffActor staff = caller.staff();
        return refunds.refundAtCounter(staff, operation.by(staff.actor()), id, wish)
                .map(answer -> RestResponse.status(answer.refund() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }
}
