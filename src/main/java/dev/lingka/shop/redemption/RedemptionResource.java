package dev.lingka.shop.redemption;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/** What the holder of this token takes for points. */
@Path("/api/v1/member/redemptions")
@RolesAllowed("member")
class RedemptionResource {

    private final RedemptionService redemptions;
    private final CurrentActor current;
    private final CurrentOperation operation;

    RedemptionResource(RedemptionService redemptions, CurrentActor current, CurrentOperation operation) {
        this.redemptions = redemptions;
        this.current = current;
        this.operation = operation;
    }

    /** Takes an item of the shop; a lottery ticket is drawn at once. */
    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<RedemptionView> redeem(@NotNull @Valid PlaceRedemption wanted) {
        return redemptions.redeem(operation.by(current.actor()), wanted);
    }

    /** What was taken and won, newest first. */
    @GET
    public Uni<Page<RedemptionView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return redemptions.ofMember(current.actor(), Cursor.decodeId(cursor), limit);
    }
}
