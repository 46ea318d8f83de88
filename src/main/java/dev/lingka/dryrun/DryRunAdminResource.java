package dev.lingka.dryrun;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tries a version of the programme out. The figures are those of the whole merchant: for who is in all its stores. */
@Path("/api/v1/staff/programme/versions/{version}/dry-runs")
@RolesAllowed({OWNER, MANAGER})
class DryRunAdminResource {

    private final DryRunService runs;
    private final CurrentStaff current;

    DryRunAdminResource(DryRunService runs, CurrentStaff current) {
        this.runs = runs;
        this.current = current;
    }

    /** 202: it is played in the background; one at a time. */
    @POST
    @ResponseStatus(202)
    public Uni<DryRunView> ask(@PathParam("version") int version, @NotNull @Valid AskDryRun wanted) {
        return runs.ask(current.staff(), version, wanted);
    }

    /** Newest first, without results. */
    @GET
    public Uni<Page<DryRunView>> page(
            @PathParam("version") int version,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return runs.page(current.staff(), version, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("/{id}")
    public Uni<DryRunView> find(@PathParam("version") int version, @PathParam("id") UUID id) {
        return runs.find(current.staff(), version, id);
    }
}
