package dev.lingka.merchant.store;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Where customers find the merchant. */
@Path("/api/v1/member/stores")
@RolesAllowed({"member", "guest"})
class StoreResource {

    private final StoreService stores;
    private final CurrentActor current;

    StoreResource(StoreService stores, CurrentActor current) {
        this.stores = stores;
        this.current = current;
    }

    /** Those that do business. A page holds as many as a page may, so that few merchants have a second one. */
    @GET
    public Uni<Page<StorePlace>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("" + Page.MAX_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return stores.open(current.actor(), Cursor.decodeId(cursor), limit);
    }
}
