package dev.lingka.coupon.pocket;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** A piece of a template that staff do not give alone. */
@ApplicationScoped
class GrantApproval implements ApprovalHandler {

    static final String KIND = "coupon.grant";

    private final GrantRequestService requests;

    GrantApproval(GrantRequestService requests) {
        this.requests = requests;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return requests.concerns(decider, payload);
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return requests.give(request).map(couponId -> new JsonObject().put("couponId", couponId.toString()));
    }
}
