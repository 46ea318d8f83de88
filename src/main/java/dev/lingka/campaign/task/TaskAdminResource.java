package dev.lingka.campaign.task;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
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

/** What campaigns ask staff to do for members. */
@Path("/api/v1/staff/tasks")
@RolesAllowed({OWNER, MANAGER, MARKETING, CASHIER})
class TaskAdminResource {

    private final TaskService tasks;
    private final CurrentStaff current;

    TaskAdminResource(TaskService tasks, CurrentStaff current) {
        this.tasks = tasks;
        this.current = current;
    }

    /** Newest first: those of one's stores. */
    @GET
    public Uni<Page<TaskView>> page(
            @QueryParam("state") TaskState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return tasks.page(current.staff(), state, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{id}/done")
    public Uni<TaskView> done(@PathParam("id") UUID id, @NotNull @Valid DoneTask done) {
        return tasks.done(current.staff(), id, done);
    }
}
