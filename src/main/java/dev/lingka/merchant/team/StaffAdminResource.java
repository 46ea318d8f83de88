package dev.lingka.merchant.team;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
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

/** The merchant's people. */
@Path("/api/v1/staff/staff")
@RolesAllowed({OWNER, MANAGER})
class StaffAdminResource {

    private final TeamService team;
    private final CurrentStaff current;

    StaffAdminResource(TeamService team, CurrentStaff current) {
        this.team = team;
        this.current = current;
    }

    @GET
    @RolesAllowed({OWNER, MANAGER, AUDITOR})
    public Uni<Page<StaffView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return team.page(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OWNER, MANAGER, AUDITOR})
    public Uni<RestResponse<StaffView>> find(@PathParam("id") UUID id) {
        return team.find(current.staff(), id).map(member -> EditTag.ok(member, member.revision()));
    }

    @POST
    @AnsweredWith(201)
    public Uni<RestResponse<StaffView>> invite(@NotNull @Valid InviteStaff wanted) {
        return team.invite(current.staff(), wanted)
                .map(member -> EditTag.of(Status.CREATED, member, member.revision()));
    }

    @PATCH
    @Path("{id}")
    public Uni<RestResponse<StaffView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @NotNull @Valid ChangeStaff wanted) {
        return team.change(current.staff(), id, EditTag.seen(tag), wanted)
                .map(member -> EditTag.ok(member, member.revision()));
    }
}
