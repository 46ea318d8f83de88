package dev.lingka.till.quote;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a member would pay, before the charge. */
@Path("/api/v1/staff/quotes")
@RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
class QuoteAdminResource {

    private final QuoteService quotes;
    private final CurrentStaff current;

    QuoteAdminResource(QuoteService quotes, CurrentStaff current) {
        this.quotes = quotes;
        this.current = current;
    }

    @POST
    @ResponseStatus(201)
    public Uni<QuoteView> quote(@NotNull @Valid AskQuote wanted) {
        return quotes.quote(current.staff(), wanted);
    }
}
