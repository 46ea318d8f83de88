package dev.lingka.card.claim;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Claims, for those who make them and those whose card is claimed. */
@Path("/api/v1/member/card-claims")
@RolesAllowed({"member", "guest"})
class ClaimResource {

    private final ClaimService claims;
    private final CurrentActor current;
    private final CurrentOperation operation;

    ClaimResource(ClaimService claims, CurrentActor current, CurrentOperation operation) {
        this.claims = claims;
        this.current = current;
        this.operation = operation;
    }

    @GET
    public Uni<Page<ClaimView>> mine() {
        return claims.of(current.actor());
    }

    /** The card's holder: yes, that is me on another phone. */
    @POST
    @Path("{id}/confirmation")
    @MovesValue
    public Uni<ClaimView> confirm(@PathParam("id") UUID id) {
        return claims.answer(operation.by(current.actor()), id, true);
    }

    /** The card's holder: that is not me. The number is theirs from now on, the card and its value stay mine. */
    @POST
    @Path("{id}/refusal")
    @MovesValue
    public Uni<ClaimView> refuse(@PathParam("id") UUID id) {
        return claims.answer(operation.by(current.actor()), id, false);
    }

    /** The claimant proves it. */
    @POST
    @Path("{id}/proof")
    @MovesValue
    public Uni<ClaimView> prove(@PathParam("id") UUID id, @Valid @NotNull ProveClaim proof) {
        return claims.prove(operation.by(current.actor()), id, proof);
    }
}
