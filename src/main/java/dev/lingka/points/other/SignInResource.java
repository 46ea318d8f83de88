package dev.lingka.points.other;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The member says good morning: points once on each business day. */
@Path("/api/v1/member/points/sign-ins")
@RolesAllowed("member")
class SignInResource {

    private final RewardService rewards;
    private final CurrentActor current;
    private final CurrentOperation operation;

    SignInResource(RewardService rewards, CurrentActor current, CurrentOperation operation) {
        this.rewards = rewards;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<EarnedView> signIn() {
        Actor member = current.actor();
        return rewards.signIn(member, operation.by(member));
    }
}
