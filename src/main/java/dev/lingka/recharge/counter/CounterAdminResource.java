package dev.lingka.recharge.counter;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeView;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Recharges at the counter. They are refunded as all others, at {@code /recharge-orders/{id}/refunds}. */
@Path("/api/v1/staff/counter-recharges")
@RolesAllowed({OWNER, MANAGER, CASHIER, TERMINAL})
class CounterAdminResource {

    private static final int CREATED = 201;

    private final CounterService counter;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    CounterAdminResource(CounterService counter, CurrentStaff caller, CurrentOperation operation) {
        this.counter = counter;
        this.caller = caller;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<RechargeView> recharge(@NotNull @Valid RechargeAtCounter request) {
        StaffActor staff = caller.staff();
        return counter.recharge(staff, operation.by(staff.actor()), request).map(RechargeView::of);
    }
}
