package dev.lingka.campaign.run;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Runs of a campaign. */
@Path("/api/v1/staff/campaigns/{id}/runs")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class RunAdminResource {

    private final RunService runs;
    private final CurrentStaff current;

    RunAdminResource(RunService runs, CurrentStaff current) {
        this.runs = runs;
        this.current = current;
    }

    /** Newest first. */
    @GET
    public Uni<Page<RunView>> runs(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return runs.page(everywhere(), id, Cursor.decodeId(cursor), limit);
    }

    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
