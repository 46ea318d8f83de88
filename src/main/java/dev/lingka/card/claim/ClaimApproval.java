package dev.lingka.card.claim;

import dev.lingka.card.CardDesk;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Claims that two of the staff agreed on. */
@ApplicationScoped
class ClaimApproval implements ApprovalHandler {

    static final String KIND = "card.claim";

    private final ClaimService claims;
    private final CardDesk desk;

    ClaimApproval(ClaimService claims, CardDesk desk) {
        this.claims = claims;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return desk.isOwn(decider, UUID.fromString(payload.getString("memberId")));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        UUID claimId = UUID.fromString(request.payload().getString("claimId"));
        return claims.decide(request.operation(), claimId, request.payload().getBoolean("samePerson"))
                .map(claim -> new JsonObject().put("state", claim.state()));
    }
}
