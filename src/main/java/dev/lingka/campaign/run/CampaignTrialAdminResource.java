package dev.lingka.campaign.run;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Who would get what, why and at what cost. */
@Path("/api/v1/staff/campaigns/{id}/dry-run")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class CampaignTrialAdminResource {

    private final RunService runs;
    private final CurrentStaff current;

    CampaignTrialAdminResource(RunService runs, CurrentStaff current) {
        this.runs = runs;
        this.current = current;
    }

    /** As if it began now. Nothing is done. */
    @POST
    public Uni<DryRunView> dryRun(@PathParam("id") UUID id) {
        return runs.dryRun(everywhere(), id);
    }

    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
