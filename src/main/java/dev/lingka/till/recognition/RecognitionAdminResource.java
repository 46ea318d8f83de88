package dev.lingka.till.recognition;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Whose card it is, for the cashier. By POST, because codes and phones do not belong into an address. */
@Path("/api/v1/staff/recognitions")
@RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
class RecognitionAdminResource {

    private final RecognitionService recognition;
    private final CurrentStaff current;

    RecognitionAdminResource(RecognitionService recognition, CurrentStaff current) {
        this.recognition = recognition;
        this.current = current;
    }

    @POST
    public Uni<RecognisedCard> recognise(@NotNull @Valid RecogniseCard wanted) {
        return recognition.recognise(current.staff(), wanted);
    }
}
