package dev.lingka.coupon.pocket;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** The coupons of the holder of this token. */
@Path("/api/v1/member/coupons")
@RolesAllowed({"member", "guest"})
class PocketResource {

    private final PocketService pockets;
    private final CurrentActor current;

    PocketResource(PocketService pockets, CurrentActor current) {
        this.pockets = pockets;
        this.current = current;
    }

    /** Usable ones with their codes, the first to run out first; used and expired ones the other way round. */
    @GET
    public Uni<Page<CouponView>> page(
            @QueryParam("state") @DefaultValue("usable") @Pattern(regexp = PocketFilter.TEXTS) String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return pockets.own(current.actor(), PocketFilter.of(state), cursor, limit);
    }

    @GET
    @Path("{id}")
    public Uni<CouponView> find(@PathParam("id") UUID id) {
        return pockets.own(current.actor(), id);
    }
}
