package dev.lingka.card.physical;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.card.CardDesk;
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
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Staff who see the plastic bind it. */
@Path("/api/v1/staff/cards/{cardId}/physical-card")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class PhysicalCardAdminResource {

    private final PhysicalCardService plastic;
    private final CardDesk desk;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    PhysicalCardAdminResource(
            PhysicalCardService plastic, CardDesk desk, CurrentStaff current, CurrentOperation operation) {
        this.plastic = plastic;
        this.desk = desk;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    public Uni<BoundView> bind(@PathParam("cardId") UUID cardId, @Valid @NotNull BindCard wanted) {
        StaffActor staff = current.staff();
        return desk.requireNotOwn(staff, cardId).chain(() -> plastic.bind(operation.by(staff.actor()), cardId, wanted));
    }
}
