package dev.lingka.reward.commission;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Months;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What staff earned: one's own, and everybody's for who oversees them. */
@Path("/api/v1/staff/commission-statements")
@RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR, CASHIER, HOST, MARKETING})
class CommissionAdminResource {

    private final CommissionService commissions;
    private final CurrentStaff caller;

    CommissionAdminResource(CommissionService commissions, CurrentStaff caller) {
        this.commissions = commissions;
        this.caller = caller;
    }

    /**
     * A month's sums by person.
     *
     * @param month as in {@code 2026-11}, by business days
     */
    @GET
    public Uni<CommissionStatement> statement(@QueryParam("month") @NotNull String month) {
        return commissions.statement(caller.staff(), Months.read(month));
    }

    /**
     * A month's lines, newest first.
     *
     * @param staffId of one person alone; who oversees nobody gets their own in any case
     */
    @GET
    @Path("lines")
    public Uni<Page<CommissionLineView>> lines(
            @QueryParam("month") @NotNull String month,
            @QueryParam("staffId") UUID staffId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return commissions.lines(caller.staff(), Months.read(month), staffId, Cursor.decodeId(cursor), limit);
    }
}
