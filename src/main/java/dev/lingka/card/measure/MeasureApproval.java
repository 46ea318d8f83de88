package dev.lingka.card.measure;

import dev.lingka.card.CardDesk;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Freezes and cancellations that two of the staff agreed on. */
@ApplicationScoped
class MeasureApproval implements ApprovalHandler {

    static final String KIND = "card.measure";

    private final MeasureService measures;
    private final CardDesk desk;

    MeasureApproval(MeasureService measures, CardDesk desk) {
        this.measures = measures;
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
        return measures.take(request);
    }
}
