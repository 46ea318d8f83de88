package dev.lingka.campaign.stage;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.campaign.stage.StageRepository.StageCount;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Where members stand. The figures are those of the whole merchant: for who is in all its stores. */
@Path("/api/v1/staff/lifecycle-stages")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class StageAdminResource {

    private final StageRepository stages;
    private final CurrentStaff current;

    StageAdminResource(StageRepository stages, CurrentStaff current) {
        this.stages = stages;
        this.current = current;
    }

    /** All five stages, from new to lost. */
    @GET
    public Uni<Page<StageCount>> counts() {
        return stages.counts(everywhere()).map(counts -> new Page<>(counts, null));
    }

    /** How a member's stage changed, newest first, a hundred changes at most. */
    @GET
    @Path("members/{memberId}/changes")
    public Uni<Page<StageChangeView>> changes(@PathParam("memberId") UUID memberId) {
        return stages.changes(everywhere(), memberId).map(changes -> new Page<>(changes, null));
    }

    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
