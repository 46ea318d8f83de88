package dev.lingka.ledger.books;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffRole;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** The books for finance. */
@Path("/api/v1/staff/ledger/balances")
@RolesAllowed({StaffRole.Name.AUDITOR, StaffRole.Name.FINANCE, StaffRole.Name.OWNER})
public class BooksAdminResource {

    private final BooksService books;
    private final CurrentStaff current;

    BooksAdminResource(BooksService books, CurrentStaff current) {
        this.books = books;
        this.current = current;
    }

    /** The running quarter and the ones before it. */
    @GET
    public Uni<Books> books(@QueryParam("quarters") @DefaultValue("5") @Min(1) @Max(40) int quarters) {
        return books.books(current.staff(), quarters);
    }
}
