package dev.lingka.merchant.programme.plan;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** The merchant's programme, for its members: what there is, what it gives, on which terms. */
@Path("/api/v1/member/programme")
@RolesAllowed({"member", "guest"})
class PlanResource {

    private final PlanService plans;
    private final CurrentActor current;

    PlanResource(PlanService plans, CurrentActor current) {
        this.plans = plans;
        this.current = current;
    }

    @GET
    public Uni<PlanView> show(@Context HttpHeaders headers) {
        return plans.current(current.actor(), ProblemTexts.choose(headers.getAcceptableLanguages()));
    }
}
