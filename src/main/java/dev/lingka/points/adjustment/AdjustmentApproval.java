package dev.lingka.points.adjustment;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Points by hand above what one person may move in a day. */
@ApplicationScoped
class AdjustmentApproval implements ApprovalHandler {

    static final String KIND = "points.adjustment";

    private final AdjustmentService adjustments;

    AdjustmentApproval(AdjustmentService adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return adjustments.concerns(decider, UUID.fromString(payload.getString("memberId")));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return adjustments.post(request).map(figures -> new JsonObject()
                .put("adjustmentId", figures.getString("adjustmentId"))
                .put("points", figures.getLong("points"))
                .put("balancePoints", figures.getLong("balance")));
    }
}
