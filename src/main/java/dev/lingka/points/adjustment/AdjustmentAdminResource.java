package dev.lingka.points.adjustment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Points by hand. 201 with what was booked, or 202 with the approval that it waits for. */
@Path("/api/v1/staff/members/{id}/points/adjustments")
class AdjustmentAdminResource {

    private final AdjustmentService adjustments;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    AdjustmentAdminResource(AdjustmentService adjustments, CurrentStaff current, CurrentOperation operation) {
        this.adjustments = adjustments;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @RolesAllowed({MANAGER, OWNER, MARKETING})
    @AnsweredWith({201, 202})
    public Uni<RestResponse<AdjustmentAnswer>> adjust(
            @PathParam("id") UUID memberId, @NotNull @Valid AdjustPoints wanted) {
        StaffActor by = current.staff();
        return adjustments
                .adjust(by, operation.by(by.actor()), memberId, wanted)
                .map(answer ->
                        RestResponse.status(answer.adjustment() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }
}
