package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Segments as they are saved: rules with their versions, and lists. */
@Path("/api/v1/staff/segments")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class SegmentAdminResource {

    private static final int CREATED = 201;

    private final SegmentService segments;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    SegmentAdminResource(SegmentService segments, CurrentStaff current, CurrentOperation operation) {
        this.segments = segments;
        this.current = current;
        this.operation = operation;
    }

    /** Newest first. */
    @GET
    public Uni<Page<SegmentView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return segments.page(Everywhere.of(current), Cursor.decodeId(cursor), limit);
    }

    @POST
    @AnsweredWith(CREATED)
    public Uni<RestResponse<SegmentView>> create(@NotNull @Valid SaveSegment wanted) {
        return segments.create(Everywhere.of(current), wanted)
                .map(saved -> EditTag.of(Status.CREATED, saved, saved.version()));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<SegmentView>> find(@PathParam("id") UUID id) {
        return segments.find(Everywhere.of(current), id).map(found -> EditTag.ok(found, found.version()));
    }

    /** Saves the next version; a campaign run that has begun goes on with whom it found. */
    @PUT
    @Path("{id}")
    public Uni<RestResponse<SegmentView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @NotNull @Valid SaveSegment wanted) {
        return segments.change(Everywhere.of(current), id, EditTag.seen(tag), wanted)
                .map(saved -> EditTag.ok(saved, saved.version()));
    }

    /** Newest first. */
    @GET
    @Path("{id}/versions")
    public Uni<Page<SegmentView>> versions(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor before = Cursor.decode(cursor, 1);
        int version = before == null ? Integer.MAX_VALUE : (int) Math.min(before.number(0), Integer.MAX_VALUE);
        return segments.versions(Everywhere.of(current), id, version, limit);
    }

    /** Makes a list out of members, phones or card numbers, up to 1,000 at once. */
    @POST
    @Path("lists")
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<ListedView> list(@NotNull @Valid ListMembers wanted) {
        return segments.list(operation.by(Everywhere.of(current).actor()), wanted);
    }

    /** Puts more on a list; who is on it stays. */
    @POST
    @Path("{id}/entries")
    @MovesValue
    public Uni<ListedView> more(@PathParam("id") UUID id, @NotNull @Valid ListMembers.MoreMembers wanted) {
        return segments.more(operation.by(Everywhere.of(current).actor()), id, wanted);
    }
}
