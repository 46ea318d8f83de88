package dev.lingka.card.measure;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
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

/** Appeals that wait for a word of somebody who took no part in the measure. */
@Path("/api/v1/staff/measure-appeals")
@RolesAllowed({OWNER, MANAGER})
class AppealAdminResource {

    private final AppealService appeals;
    private final MeasureReads reads;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    AppealAdminResource(AppealService appeals, MeasureReads reads, CurrentStaff current, CurrentOperation operation) {
        this.appeals = appeals;
        this.reads = reads;
        this.current = current;
        this.operation = operation;
    }

    /** The open ones, the oldest first. */
    @GET
    public Uni<Page<MeasureDetail>> open(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return reads.appealed(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{id}/decision")
    @MovesValue
    public Uni<MeasureDetail> decide(@PathParam("id") UUID id, @Valid @NotNull DecideAppeal word) {
        StaffActor staff = current.staff();
        return appeals.decide(staff, operation.by(staff.actor()), id, word);
    }
}
