package dev.lingka.recharge.invoice;

import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.UUID;

/** Invoices that members asked for. */
@Path("/api/v1/staff/invoice-requests")
@RolesAllowed({OWNER, MANAGER, FINANCE})
class InvoiceAdminResource {

    private final InvoiceService invoices;
    private final CurrentStaff caller;

    InvoiceAdminResource(InvoiceService invoices, CurrentStaff caller) {
        this.invoices = invoices;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Uni<Page<InvoiceView>> page(
            @QueryParam("state") @Pattern(regexp = "requested|issued|refused") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        InvoiceState wanted = state == null ? null : InvoiceState.valueOf(state.toUpperCase(Locale.ROOT));
        return invoices.page(caller.staff(), wanted, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("/{id}/answer")
    public Uni<InvoiceView> answer(UUID id, @NotNull @Valid AnswerInvoice answer) {
        return invoices.answer(caller.staff(), id, answer);
    }
}
