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

/** Cards that are given at the counter: paid in cash or by bank card, brought by a first purchase, or free. */
@Path("/api/v1/staff/counter-cards")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class CounterCardAdminResource {

    private static final int CREATED = 201;

    private final CounterCardService counter;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    CounterCardAdminResource(CounterCardService counter, CurrentStaff caller, CurrentOperation operation) {
        this.counter = counter;
        this.caller = caller;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<GivenCardView> give(@NotNull @Valid GiveCard wanted) {
        StaffActor staff = caller.staff();
        return counter.give(staff, operation.by(staff.actor()), wanted);
    }
}
