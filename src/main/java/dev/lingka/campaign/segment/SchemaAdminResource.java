package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** What a rule may say, for editors. */
@Path("/api/v1/staff/segment-schema")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class SchemaAdminResource {

    private final ObjectMapper json;

    SchemaAdminResource(ObjectMapper json) {
        this.json = json;
    }

    /** A JSON Schema, described in the reader's language. */
    @GET
    public Uni<JsonNode> show(@Context HttpHeaders headers) {
        return Uni.createFrom().item(RuleSchema.in(ProblemTexts.choose(headers.getAcceptableLanguages()), json));
    }
}
