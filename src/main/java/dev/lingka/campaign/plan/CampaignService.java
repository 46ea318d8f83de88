package dev.lingka.campaign.plan;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps campaigns. Each change of state stands in the audit trail. */
@ApplicationScoped
public class CampaignService {

    private final CampaignRepository campaigns;
    private final AuditService audit;
    private final Clock clock;

    CampaignService(CampaignRepository campaigns, AuditService audit, Clock clock) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    /** Throws NOT_FOUND. */
    @WithTransaction
    public Uni<CampaignView> find(InMerchant merchant, UUID id) {
        return campaigns
                .find(merchant.merchantId(), id)
                .map(CampaignService::known)
                .map(CampaignView::of);
    }

    /** Newest first; state null for all. */
    @WithTransaction
    Uni<Page<CampaignView>> page(StaffActor by, CampaignState state, UUID before, int limit) {
        return campaigns.page(by.merchantId(), state, before, limit).map(read -> Page.of(
                        read, limit, campaign -> Cursor.of(campaign.id))
                .map(CampaignView::of));
    }

    @WithTransaction
    Uni<CampaignView> draft(StaffActor by, JsonObject design) {
        return campaigns
                .persistAndFlush(new Campaign(by, design, clock.instant()))
                .call(campaign -> recorded(by.actor(), campaign, "campaign.drafted"))
                .map(CampaignView::of);
    }

    /** Throws NOT_FOUND, VERSION_CONFLICT, CAMPAIGN_STATE. */
    @WithTransaction
    Uni<CampaignView> change(StaffActor by, UUID id, int seen, JsonObject design) {
        return changed(by.actor(), id, "campaign.changed", campaign -> {
            EditTag.requireSame(seen, campaign.revision);
            campaign.change(design);
        });
    }

    /**
     * Starts what was seen at that revision; once more changes nothing.
     *
     * @param first when its first run begins; null where events begin it
     * @throws ProblemException NOT_FOUND, CAMPAIGN_CHANGED, CAMPAIGN_STATE
     */
    @WithTransaction
    Uni<CampaignView> start(Actor by, UUID id, int revision, Instant first) {
        return changed(by, id, "campaign.started", campaign -> campaign.start(revision, first, clock.instant()));
    }

    /** When it answers, no batch is under way any more, and what was planned waits. */
    @WithTransaction
    Uni<CampaignView> pause(StaffActor by, UUID id) {
        return changed(by.actor(), id, "campaign.paused", Campaign::pause);
    }

    @WithTransaction
    Uni<CampaignView> resume(StaffActor by, UUID id) {
        return changed(by.actor(), id, "campaign.resumed", campaign -> campaign.resume(clock.instant()));
    }

    @WithTransaction
    Uni<CampaignView> stop(StaffActor by, UUID id) {
        return changed(by.actor(), id, "campaign.stopped", campaign -> campaign.stop(clock.instant()))
                .call(() -> campaigns.dropTasks(by.merchantId(), id));
    }

    private Uni<CampaignView> changed(Actor by, UUID id, String action, Consumer<Campaign> change) {
        return campaigns
                .lock(by.merchantId(), id)
                .map(CampaignService::known)
                .invoke(change)
                .call(campaigns::flush)
                .call(campaigns::hush)
                .call(campaign -> recorded(by, campaign, action))
                .map(CampaignView::of);
    }

    private Uni<Void> recorded(Actor by, Campaign campaign, String action) {
        return audit.record(by, action, "campaign:" + campaign.id, new JsonObject().put("revision", campaign.revision));
    }

    private static Campaign known(Campaign campaign) {
        if (campaign == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return campaign;
    }
}
