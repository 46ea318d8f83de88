package dev.lingka.till.history;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Months;
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
import java.util.UUID;

/** What the holder of this token bought. */
@Path("/api/v1/member/sales")
@RolesAllowed({"member", "guest"})
class OwnSaleResource {

    private final OwnSaleService sales;
    private final CurrentActor current;

    OwnSaleResource(OwnSaleService sales, CurrentActor current) {
        this.sales = sales;
        this.current = current;
    }

    /** Newest first, with all means of payment.
     *
     * @param month as in {@code 2026-11}
     */
    @GET
    public Uni<Page<OwnSale>> page(
            @QueryParam("month") String month,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return sales.page(current.actor(), Months.read(month), cursor, limit);
    }

    @GET
    @Path("{id}")
    public Uni<OwnSaleView> find(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return sales.find(current.actor(), id, ProblemTexts.choose(headers.getAcceptableLanguages()));
    }
}
