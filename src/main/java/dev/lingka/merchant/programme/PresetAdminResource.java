package dev.lingka.merchant.programme;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.problem.ProblemTexts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Programmes to begin with. */
@Path("/api/v1/staff/programme")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class PresetAdminResource {

    private final ProgrammePresets presets;
    private final ProgrammeYaml yaml;
    private final ProgrammeSchema schema;

    PresetAdminResource(ProgrammePresets presets, ProgrammeYaml yaml, ProgrammeSchema schema) {
        this.presets = presets;
        this.yaml = yaml;
        this.schema = schema;
    }

    /** A preset's name, under which it is read. */
    record PresetView(String name) {}

    /** The JSON Schema of programme documents, described in the reader's language. */
    @GET
    @Path("schema")
    public JsonNode schema(@Context HttpHeaders headers) {
        return schema.in(ProblemTexts.choose(headers.getAcceptableLanguages()));
    }

    @GET
    @Path("presets")
    public Page<PresetView> names() {
        return new Page<>(presets.names().stream().map(PresetView::new).toList(), null);
    }

    @GET
    @Path("presets/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode document(@PathParam("name") String name) {
        return presets.read(name).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    @GET
    @Path("presets/{name}")
    @Produces(ProgrammeYaml.MEDIA_TYPE)
    public String documentAsYaml(@PathParam("name") String name) {
        return yaml.write(document(name));
    }
}
