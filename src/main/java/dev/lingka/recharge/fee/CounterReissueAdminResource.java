package dev.lingka.recharge.fee;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** New numbers that are paid for at the counter; to waive the fee is for managers, at {@code /cards/{id}/reissue}. */
@Path("/api/v1/staff/counter-reissues")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class CounterReissueAdminResource {

    private static final int CREATED = 201;

    private final CounterCardService counter;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    CounterReissueAdminResource(CounterCardService counter, CurrentStaff caller, CurrentOperation operation) {
        this.counter = counter;
        this.caller = caller;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<GivenCardView> reissue(@NotNull @Valid ReissueAtCounter wanted) {
        StaffActor staff = caller.staff();
        return counter.reissue(staff, operation.by(staff.actor()), wanted);
    }
}
