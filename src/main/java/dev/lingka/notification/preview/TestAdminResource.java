package dev.lingka.notification.preview;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.notification.message.PlannedMessage;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A message to oneself, as a member would get it. */
@Path("/api/v1/staff/message-tests")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class TestAdminResource {

    private final PreviewService previews;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    TestAdminResource(PreviewService previews, CurrentStaff current, CurrentOperation operation) {
        this.previews = previews;
        this.current = current;
        this.operation = operation;
    }

    /** Goes to the member with the phone number of the staff account that asks, and to nobody else. */
    @POST
    @MovesValue
    public Uni<PlannedMessage> send(@NotNull @Valid Draft draft) {
        StaffActor staff = current.staff();
        draft.requireOne("");
        return previews.test(operation.by(staff.actor()), staff, draft);
    }
}
