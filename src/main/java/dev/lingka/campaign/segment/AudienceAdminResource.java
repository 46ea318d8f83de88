package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;

/** Who is in a segment, and why. */
@Path("/api/v1/staff/segments/{id}/members")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class AudienceAdminResource {

    private final AudienceService audience;
    private final CurrentStaff current;

    AudienceAdminResource(AudienceService audience, CurrentStaff current) {
        this.audience = audience;
        this.current = current;
    }

    /** By id. Everything but personal data. */
    @GET
    public Uni<Page<FactsView>> members(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return audience.members(Everywhere.of(current), id, Cursor.decodeId(cursor), limit);
    }

    /** "In, because …", condition by condition, in the reader's language. */
    @GET
    @Path("{memberId}/explanation")
    public Uni<ExplanationView> explain(
            @PathParam("id") UUID id, @PathParam("memberId") UUID memberId, @Context HttpHeaders headers) {
        return audience.explain(
                Everywhere.of(current), id, memberId, ProblemTexts.choose(headers.getAcceptableLanguages()));
    }
}
