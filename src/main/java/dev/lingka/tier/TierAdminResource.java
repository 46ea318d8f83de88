package dev.lingka.tier;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;

/** A member's level, for staff who stand before them. */
@Path("/api/v1/staff/members/{id}/tier")
@RolesAllowed({OWNER, MANAGER, CASHIER, HOST, MARKETING, FINANCE, TERMINAL})
class TierAdminResource {

    private final TierService tiers;
    private final CurrentStaff current;

    TierAdminResource(TierService tiers, CurrentStaff current) {
        this.tiers = tiers;
        this.current = current;
    }

    /**
     * A level and how it came.
     *
     * @param changes newest first, the last 50
     */
    record TierDetail(TierView tier, List<TierChangeView> changes) {}

    @GET
    public Uni<TierDetail> show(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        StaffActor staff = current.staff();
        return tiers.show(staff, id, ProblemTexts.choose(headers.getAcceptableLanguages()))
                .chain(tier -> tiers.changes(staff, id).map(changes -> new TierDetail(tier, changes)));
    }
}
