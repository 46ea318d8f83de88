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

/** The member shared a page. WeChat does not tell whether it was sent, so the programme says how often. */
@Path("/api/v1/member/points/shares")
@RolesAllowed("member")
class ShareResource {

    private final RewardService rewards;
    private final CurrentActor current;
    private final CurrentOperation operation;

    ShareResource(RewardService rewards, CurrentActor current, CurrentOperation operation) {
        this.rewards = rewards;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<EarnedView> share() {
        Actor member = current.actor();
        return rewards.share(member, operation.by(member));
    }
}
