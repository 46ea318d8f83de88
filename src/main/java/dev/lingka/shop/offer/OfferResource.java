package dev.lingka.shop.offer;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the holder of this token can take for points. */
@Path("/api/v1/member/shop-items")
@RolesAllowed("member")
class OfferResource {

    private final OfferService offers;
    private final CurrentActor current;

    OfferResource(OfferService offers, CurrentActor current) {
        this.offers = offers;
        this.current = current;
    }

    /** All that the shop has now or soon, in the merchant's order. */
    @GET
    public Uni<OffersView> all() {
        return offers.of(current.actor());
    }
}
