package dev.lingka.merchant.programme;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.merchant.approval.ApprovalView;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The merchant's rules, as JSON and as YAML. Published ones are for everybody to read. */
@Path("/api/v1/staff/programme")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class ProgrammeAdminResource {

    private final ProgrammeVersionService versions;
    private final ProgrammeYaml yaml;
    private final CurrentStaff current;

    ProgrammeAdminResource(ProgrammeVersionService versions, ProgrammeYaml yaml, CurrentStaff current) {
        this.versions = versions;
        this.yaml = yaml;
        this.current = current;
    }

    @GET
    @RolesAllowed("**")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ProgrammeVersionView> inForce() {
        return versions.current(current.staff());
    }

    @GET
    @RolesAllowed("**")
    @Produces(ProgrammeYaml.MEDIA_TYPE)
    public Uni<String> inForceAsYaml() {
        return versions.current(current.staff()).map(version -> yaml.write(version.document()));
    }

    @GET
    @Path("versions")
    public Uni<Page<ProgrammeVersionView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor before = Cursor.decode(cursor, 1);
        return versions.page(current.staff(), before == null ? null : (int) before.number(0), limit);
    }

    @GET
    @Path("versions/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ProgrammeVersionView>> find(@PathParam("version") int version) {
        return versions.find(current.staff(), version).map(found -> EditTag.ok(found, found.revision()));
    }

    @GET
    @Path("versions/{version}")
    @Produces(ProgrammeYaml.MEDIA_TYPE)
    public Uni<RestResponse<String>> findAsYaml(@PathParam("version") int version) {
        return versions.find(current.staff(), version)
                .map(found -> EditTag.ok(yaml.write(found.document()), found.revision()));
    }

    @POST
    @Path("versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @AnsweredWith(201)
    public Uni<RestResponse<ProgrammeVersionView>> draft(@NotNull JsonNode document) {
        return versions.draft(current.staff(), document)
                .map(draft -> EditTag.of(Status.CREATED, draft, draft.revision()));
    }

    @POST
    @Path("versions")
    @Consumes(ProgrammeYaml.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @AnsweredWith(201)
    public Uni<RestResponse<ProgrammeVersionView>> draftFromYaml(@NotNull byte[] document) throws IOException {
        return draft(yaml.read(document));
    }

    @PUT
    @Path("versions/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ProgrammeVersionView>> replace(
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @NotNull JsonNode document) {
        return versions.replace(current.staff(), version, EditTag.seen(tag), document)
                .map(draft -> EditTag.ok(draft, draft.revision()));
    }

    @PUT
    @Path("versions/{version}")
    @Consumes(ProgrammeYaml.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ProgrammeVersionView>> replaceFromYaml(
            @PathParam("version") int version, @HeaderParam(HttpHeaders.IF_MATCH) String tag, @NotNull byte[] document)
            throws IOException {
        return replace(version, tag, yaml.read(document));
    }

    /** Asks for a second person: 202 with the request that they decide. */
    @POST
    @Path("versions/{version}/publication")
    @RolesAllowed({OWNER, MANAGER})
    @ResponseStatus(202)
    public Uni<ApprovalView> publish(@PathParam("version") int version, @NotNull @Valid RequestPublication wanted) {
        return versions.requestPublication(current.staff(), version, wanted);
    }
}
