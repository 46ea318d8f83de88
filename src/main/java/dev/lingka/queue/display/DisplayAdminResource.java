package dev.lingka.queue.display;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.board.Boards;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A store's displays, for who hangs them up. */
@Path("/api/v1/staff/stores/{storeId}/queue/displays")
@RolesAllowed({OWNER, MANAGER})
class DisplayAdminResource {

    private final DisplayService displays;
    private final Boards boards;
    private final CurrentStaff current;

    DisplayAdminResource(DisplayService displays, Boards boards, CurrentStaff current) {
        this.displays = displays;
        this.boards = boards;
        this.current = current;
    }

    /** @param name where it hangs, for the list */
    record MakeDisplay(@NotBlank @Size(max = 40) String name) {}

    @POST
    @ResponseStatus(201)
    public Uni<NewDisplayView> make(@PathParam("storeId") UUID storeId, @NotNull @Valid MakeDisplay wanted) {
        return displays.make(at(storeId), storeId, wanted.name());
    }

    /** Newest first. */
    @GET
    public Uni<Page<DisplayEntry>> page(
            @PathParam("storeId") UUID storeId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return displays.page(at(storeId), storeId, Cursor.decodeId(cursor), limit);
    }

    /** Its link is good for nothing from now on; a screen that shows it goes dark within seconds. */
    @POST
    @Path("{id}/revocation")
    public Uni<DisplayEntry> revoke(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        StaffActor by = at(storeId);
        return displays.revoke(by, storeId, id).call(() -> boards.changed(by, storeId));
    }

    private StaffActor at(UUID storeId) {
        StaffActor staff = current.staff();
        staff.requireStore(storeId);
        return staff;
    }
}
