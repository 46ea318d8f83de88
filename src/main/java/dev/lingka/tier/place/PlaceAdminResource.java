package dev.lingka.tier.place;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.tier.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Levels by hand. */
@Path("/api/v1/staff/members/{id}/tier-placements")
@RolesAllowed({OWNER, MANAGER})
class PlaceAdminResource {

    private static final int CREATED = 201;

    private final PlaceService places;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    PlaceAdminResource(PlaceService places, CurrentStaff current, CurrentOperation operation) {
        this.places = places;
        this.current = current;
        this.operation = operation;
    }

    /**
     * What counts for the member now.
     *
     * @param until the end of a level by hand; null for an earned one
     */
    record PlacedView(String level, LocalizedText name, Instant since, @Schema(nullable = true) Instant until) {

        static PlacedView of(Standing standing) {
            return new PlacedView(standing.code(), standing.name(), standing.since(), standing.until());
        }
    }

    /** Replaces one that was given before. */
    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<PlacedView> place(@PathParam("id") UUID id, @NotNull @Valid PlaceMember wanted) {
        StaffActor staff = current.staff();
        return places.place(staff, operation.by(staff.actor()), id, wanted).map(PlacedView::of);
    }

    /** Ends what was given before its time. */
    @POST
    @Path("ending")
    @MovesValue
    public Uni<PlacedView> end(@PathParam("id") UUID id, @NotNull @Valid EndPlace wanted) {
        StaffActor staff = current.staff();
        return places.end(staff, operation.by(staff.actor()), id, wanted).map(PlacedView::of);
    }
}
