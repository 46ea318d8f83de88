package dev.lingka.queue.figure;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.site.QueueSites;
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

/** Who called, seated and skipped whom. */
@Path("/api/v1/staff/stores/{storeId}/queue/lines/{line}/steps")
@RolesAllowed({OWNER, MANAGER, AUDITOR})
class StepAdminResource {

    private final StepRepository steps;
    private final QueueSites sites;
    private final CurrentStaff current;

    StepAdminResource(StepRepository steps, QueueSites sites, CurrentStaff current) {
        this.steps = steps;
        this.sites = sites;
        this.current = current;
    }

    /** Newest first, as far back as they are kept. */
    @GET
    public Uni<Page<StepView>> page(
            @PathParam("storeId") UUID storeId,
            @PathParam("line") String line,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        StaffActor by = current.staff();
        by.requireStore(storeId);
        Cursor before = Cursor.decode(cursor, 1);
        long version = before == null ? Long.MAX_VALUE : before.number(0);
        return sites.at(by, storeId)
                .chain(site -> steps.before(by, storeId, line, version, limit))
                .map(read -> Page.of(read, limit, StepView::cursor));
    }
}
