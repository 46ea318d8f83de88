package dev.lingka.merchant.store;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Stores, for staff. Everybody sees them all; owners open them; managers change their own. */
@Path("/api/v1/staff/stores")
@RolesAllowed({OWNER, MANAGER})
class StoreAdminResource {

    private final StoreService stores;
    private final CurrentStaff current;

    StoreAdminResource(StoreService stores, CurrentStaff current) {
        this.stores = stores;
        this.current = current;
    }

    @GET
    @RolesAllowed("**")
    public Uni<Page<StoreView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return stores.page(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("**")
    public Uni<RestResponse<StoreView>> find(@PathParam("id") UUID id) {
        return stores.find(current.staff(), id).map(store -> EditTag.ok(store, store.revision()));
    }

    @POST
    @RolesAllowed(OWNER)
    @AnsweredWith(201)
    public Uni<RestResponse<StoreView>> open(@NotNull @Valid OpenStore wanted) {
        return stores.open(current.staff(), wanted).map(store -> EditTag.of(Status.CREATED, store, store.revision()));
    }

    @PATCH
    @Path("{id}")
    public Uni<RestResponse<StoreView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @NotNull @Valid ChangeStore wanted) {
        StaffActor by = current.staff();
        if (by.role() != StaffRole.OWNER) {
            by.requireStore(id);
        }
        return stores.change(by, id, EditTag.seen(tag), wanted).map(store -> EditTag.ok(store, store.revision()));
    }
}
