package dev.lingka.member.visit;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.member.OwnField;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who of a member's group came, for those at the door whose role may read the group. */
@Path("/api/v1/staff/members/{id}/group-visits")
@RolesAllowed({OWNER, MANAGER, CASHIER, HOST})
class VisitAdminResource {

    private static final int CREATED = 201;

    private final VisitService visits;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    VisitAdminResource(VisitService visits, CurrentStaff current, CurrentOperation operation) {
        this.visits = visits;
        this.current = current;
        this.operation = operation;
    }

    /** All of the group on one page, in the order in which they were told. */
    @GET
    public Uni<Page<EntryVisits>> page(
            @PathParam("id") UUID id, @QueryParam("group") @NotNull @Pattern(regexp = OwnField.CODE) String group) {
        return visits.ofMember(current.staff(), id, group).map(all -> new Page<>(all, null));
    }

    /** Notes them for today, each once. */
    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<NotedView> note(@PathParam("id") UUID id, @NotNull @Valid NoteVisit wanted) {
        StaffActor staff = current.staff();
        return visits.note(staff, operation.by(staff.actor()), id, wanted);
    }
}
