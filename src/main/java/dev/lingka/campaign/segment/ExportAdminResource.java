package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Takes a segment out of the house. */
@Path("/api/v1/staff/segments/{id}/exports")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class ExportAdminResource {

    private static final int MAX_EXPORT = 10_000;

    private final AudienceService audience;
    private final CurrentStaff current;

    ExportAdminResource(AudienceService audience, CurrentStaff current) {
        this.audience = audience;
        this.current = current;
    }

    /**
     * The members as a table without personal data, with an entry in the audit trail for each page. The header {@code
     * Next-Cursor} has what the next page is asked for with, and is left out after the last.
     */
    @POST
    @Produces("text/csv")
    public Uni<RestResponse<String>> export(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(MAX_EXPORT) int limit) {
        return audience.export(Everywhere.of(current), id, Cursor.decodeId(cursor), limit)
                .map(ExportAdminResource::table);
    }

    private static RestResponse<String> table(Page<FactsView> page) {
        ResponseBuilder<String> answer =
                ResponseBuilder.ok(Csv.of(page.items())).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return page.nextCursor() == null
                ? answer.build()
                : answer.header("Next-Cursor", page.nextCursor()).build();
    }
}
