package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Shows some members while a rule is being built. Nothing is kept. */
@Path("/api/v1/staff/segment-samples")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class SampleAdminResource {

    private static final int MAX_SAMPLE = 20;

    private final AudienceService audience;
    private final CurrentStaff current;

    SampleAdminResource(AudienceService audience, CurrentStaff current) {
        this.audience = audience;
        this.current = current;
    }

    /** Others each time. */
    @POST
    public Uni<Page<FactsView>> sample(
            @NotNull @Valid AskRule asked,
            @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(MAX_SAMPLE) int limit) {
        return audience.sample(Everywhere.of(current), asked.rule(), limit).map(found -> new Page<>(found, null));
    }
}
