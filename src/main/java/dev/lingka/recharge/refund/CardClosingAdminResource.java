package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
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
import java.util.UUID;

/** Closing a card together with its money. */
@Path("/api/v1/staff/cards/{id}/closing-with-refund")
@RolesAllowed({OWNER, MANAGER, FINANCE})
class CardClosingAdminResource {

    private final CardClosingService closing;
    private final CurrentStaff caller;
    private final CurrentOperation operation;

    CardClosingAdminResource(CardClosingService closing, CurrentStaff caller, CurrentOperation operation) {
        this.closing = closing;
        this.caller = caller;
        this.operation = operation;
    }

    @POST
    @MovesValue
    public Uni<ClosedCardView> close(UUID id, @NotNull @Valid CloseCard wish) {
        StaffActor staff = caller.staff();
        return closing.close(staff, operation.by(staff.actor()), id, wish);
    }
}
