package dev.lingka.merchant.store;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
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
import jakarta.ws.rs.DELETE;
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

/** Terminals of the stores that the actor may act at. */
@Path("/api/v1/staff/terminals")
@RolesAllowed({OWNER, MANAGER})
class TerminalAdminResource {

    private final TerminalService terminals;
    private final CurrentStaff current;

    TerminalAdminResource(TerminalService terminals, CurrentStaff current) {
        this.terminals = terminals;
        this.current = current;
    }

    @GET
    public Uni<Page<TerminalView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return terminals.page(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @POST
    @AnsweredWith(201)
    public Uni<RestResponse<TerminalView>> register(@NotNull @Valid RegisterTerminal wanted) {
        return terminals
                .register(current.staff(), wanted)
                .map(terminal -> EditTag.of(Status.CREATED, terminal, terminal.revision()));
    }

    @PATCH
    @Path("{id}")
    public Uni<RestResponse<TerminalView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @NotNull @Valid ChangeTerminal wanted) {
        return terminals
                .change(current.staff(), id, EditTag.seen(tag), wanted)
                .map(terminal -> EditTag.ok(terminal, terminal.revision()));
    }

    /** Revokes it: its next request is refused. */
    @DELETE
    @Path("{id}")
    public Uni<TerminalView> revoke(@PathParam("id") UUID id) {
        return terminals.revoke(current.staff(), id);
    }
}
