package dev.lingka.coupon.batch;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** More codes at once than one person may make. */
@ApplicationScoped
class BatchApproval implements ApprovalHandler {

    static final String KIND = "coupon.batch";

    private final BatchService batches;

    BatchApproval(BatchService batches) {
        this.batches = batches;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return batches.make(request).map(batchId -> new JsonObject().put("batchId", batchId.toString()));
    }
}
