package dev.lingka.recharge.bill;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;

/** WeChat's bills against our books. */
@Path("/api/v1/staff/bills")
@RolesAllowed({OWNER, FINANCE, AUDITOR})
class BillAdminResource {

    private final BillService bills;
    private final CurrentStaff caller;

    BillAdminResource(BillService bills, CurrentStaff caller) {
        this.bills = bills;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Uni<Page<BillView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor decoded = Cursor.decode(cursor, 1);
        LocalDate before = decoded == null ? null : date(decoded.values().get(0), "cursor");
        return bills.page(caller.staff(), before, limit);
    }

    @GET
    @Path("/{date}")
    public Uni<BillReport> find(String date) {
        return bills.report(caller.staff(), date(date, "date"));
    }

    /** Fetches and compares; again and again, if somebody wishes, with the same effect. */
    @POST
    @RolesAllowed({OWNER, FINANCE})
    public Uni<BillReport> fetch(@NotNull @Valid FetchBill wanted) {
        return bills.compare(caller.staff(), wanted.date());
    }

    private static LocalDate date(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "INVALID", "a day as in 2026-11-22");
        }
    }
}
