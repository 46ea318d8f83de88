package dev.lingka.till.adjustment;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Corrections by hand. */
@ApplicationScoped
class AdjustmentApproval implements ApprovalHandler {

    static final String KIND = "card.adjustment";

    private final AdjustmentService adjustments;

    AdjustmentApproval(AdjustmentService adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<StaffRole> deciders() {
        return Set.of(StaffRole.OWNER, StaffRole.MANAGER, StaffRole.FINANCE);
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return adjustments.concerns(decider, UUID.fromString(payload.getString("cardId")));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return adjustments.post(request).map(figures -> new JsonObject()
                .put("adjustmentId", figures.getString("adjustmentId"))
                .put("balance", figures.getJsonObject("balance")));
    }
}
