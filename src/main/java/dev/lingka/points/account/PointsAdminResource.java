package dev.lingka.points.account;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
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
import java.util.Locale;
import java.util.UUID;

/** A member's points, for staff who stand before them. */
@Path("/api/v1/staff/members/{id}/points")
@RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE, MARKETING})
class PointsAdminResource {

    private final AccountService accounts;
    private final CurrentStaff current;

    PointsAdminResource(AccountService accounts, CurrentStaff current) {
        this.accounts = accounts;
        this.current = current;
    }

    @GET
    public Uni<PointsView> show(@PathParam("id") UUID memberId, @Context HttpHeaders headers) {
        return accounts.showToStaff(current.staff(), memberId, locale(headers));
    }

    /** Every change, newest first, with what it was for. */
    @GET
    @Path("entries")
    public Uni<Page<PointsEntryView>> entries(
            @PathParam("id") UUID memberId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context HttpHeaders headers) {
        StaffActor staff = current.staff();
        return accounts.entriesToStaff(staff, memberId, new AccountService.Position(cursor, limit, locale(headers)));
    }

    private static Locale locale(HttpHeaders headers) {
        return ProblemTexts.choose(headers.getAcceptableLanguages());
    }
}
