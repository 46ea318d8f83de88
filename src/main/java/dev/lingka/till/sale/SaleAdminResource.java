package dev.lingka.till.sale;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.problem.ProblemTexts;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Sales without a member, and the sales of a store, for the till and the back office. */
@Path("/api/v1/staff/sales")
class SaleAdminResource {

    private final SaleService sales;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    SaleAdminResource(SaleService sales, CurrentStaff current, CurrentOperation operation) {
        this.sales = sales;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    @RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
    public Uni<SaleView> record(@NotNull @Valid RecordSale wanted, @Context HttpHeaders headers) {
        StaffActor by = current.staff();
        return sales.record(
                by, operation.by(by.actor()), wanted, ProblemTexts.choose(headers.getAcceptableLanguages()));
    }

    @GET
    @RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL, FINANCE, AUDITOR})
    public Uni<Page<SaleSummary>> page(
            @QueryParam("storeId") UUID storeId,
            @QueryParam("day") String day,
            @QueryParam("terminalId") UUID terminalId,
            @QueryParam("cardId") UUID cardId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        StaffActor reader = current.staff();
        SaleFilter filter =
                new SaleFilter(storeId, date(day), terminalId, cardId, SaleFilter.storesOf(reader), null, null);
        return sales.page(reader, filter.after(cursor), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL, FINANCE, AUDITOR})
    public Uni<SaleView> find(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return sales.find(current.staff(), id, ProblemTexts.choose(headers.getAcceptableLanguages()));
    }

    private static LocalDate date(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("day", "INVALID", "a date like 2026-01-31");
        }
    }
}
