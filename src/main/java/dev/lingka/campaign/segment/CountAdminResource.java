package dev.lingka.campaign.segment;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Counts while a rule is being built. Nothing is kept. */
@Path("/api/v1/staff/segment-counts")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class CountAdminResource {

    private final AudienceService audience;
    private final CurrentStaff current;

    CountAdminResource(AudienceService audience, CurrentStaff current) {
        this.audience = audience;
        this.current = current;
    }

    /** Exact for up to 20,000 members; else estimated, with its error. */
    @POST
    public Uni<CountView> count(@NotNull @Valid AskRule asked) {
        return audience.count(Everywhere.of(current), asked.rule());
    }
}
