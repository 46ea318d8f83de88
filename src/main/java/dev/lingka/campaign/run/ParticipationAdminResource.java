package dev.lingka.campaign.run;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** What a member has of a campaign. */
@Path("/api/v1/staff/campaigns/{id}/members/{memberId}")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class ParticipationAdminResource {

    private final RunService runs;
    private final CurrentStaff current;

    ParticipationAdminResource(RunService runs, CurrentStaff current) {
        this.runs = runs;
        this.current = current;
    }

    /** Newest first, a hundred runs at most; nothing for who was never in it. */
    @GET
    public Uni<Page<ParticipationView>> of(@PathParam("id") UUID id, @PathParam("memberId") UUID memberId) {
        return runs.of(everywhere(), id, memberId).map(parts -> new Page<>(parts, null));
    }

    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
