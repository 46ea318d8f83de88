package dev.lingka.tier;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** The level of the holder of this token. */
@Path("/api/v1/member/tier")
@RolesAllowed("member")
class TierResource {

    private final TierService tiers;
    private final CurrentActor current;

    TierResource(TierService tiers, CurrentActor current) {
        this.tiers = tiers;
        this.current = current;
    }

    @GET
    public Uni<TierView> show(@Context HttpHeaders headers) {
        Actor member = current.actor();
        return tiers.show(member, member.id(), ProblemTexts.choose(headers.getAcceptableLanguages()));
    }
}
