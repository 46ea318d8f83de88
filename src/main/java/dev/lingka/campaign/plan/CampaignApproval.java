package dev.lingka.campaign.plan;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** A campaign that may cost or reach more than one person may decide. */
@ApplicationScoped
class CampaignApproval implements ApprovalHandler {

    static final String KIND = "campaign.start";

    private final CampaignDesk desk;

    CampaignApproval(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return desk.start(request).map(campaign -> new JsonObject()
                .put("campaignId", campaign.id().toString()));
    }
}
