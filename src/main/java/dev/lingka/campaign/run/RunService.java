package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.design.DesignText;
import dev.lingka.campaign.design.Limits;
import dev.lingka.campaign.plan.CampaignService;
import dev.lingka.campaign.plan.CampaignView;
import dev.lingka.campaign.run.DryRunRepository.Counts;
import dev.lingka.merchant.MerchantService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Tells of runs, and what a run would be. */
@ApplicationScoped
class RunService {

    private final CampaignService campaigns;
    private final MerchantService merchants;
    private final CourseRepository courses;
    private final DryRunRepository tries;
    private final AudienceQuery query;
    private final DesignText texts;
    private final Clock clock;

    RunService(
            CampaignService campaigns,
            MerchantService merchants,
            CourseRepository courses,
            DryRunRepository tries,
            AudienceQuery query,
            DesignText texts,
            Clock clock) {
        this.campaigns = campaigns;
        this.merchants = merchants;
        this.courses = courses;
        this.tries = tries;
        this.query = query;
        this.texts = texts;
        this.clock = clock;
    }

    /** Newest first. Throws NOT_FOUND. */
    Uni<Page<RunView>> page(InMerchant merchant, UUID campaignId, UUID before, int limit) {
        return campaigns
                .find(merchant, campaignId)
                .chain(() -> courses.runs(merchant, campaignId, before, limit))
                .map(read -> Page.of(read, limit, run -> Cursor.of(run.id())));
    }

    /** A member's part in it, newest first. Throws NOT_FOUND for a campaign that is not there. */
    Uni<List<ParticipationView>> of(InMerchant merchant, UUID campaignId, UUID memberId) {
        return campaigns.find(merchant, campaignId).chain(() -> courses.of(merchant, campaignId, memberId));
    }

    /** What it would do if it began now. Throws NOT_FOUND. */
    Uni<DryRunView> dryRun(InMerchant merchant, UUID campaignId) {
        return campaigns.find(merchant, campaignId).chain(campaign -> merchants
                .settings(merchant)
                .chain(settings -> dryRun(merchant, campaign, ZoneId.of(settings.timeZone()))));
    }

    private Uni<DryRunView> dryRun(InMerchant merchant, CampaignView campaign, ZoneId zone) {
        JsonObject text = new JsonObject(campaign.design());
        Design design = texts.read(text);
        return query.of(merchant, design.audience(), LocalDate.ofInstant(clock.instant(), zone))
                .map(condition -> new DryRunRepository.Wish(campaign.id(), condition, design, text))
                .chain(wish -> tries.counts(merchant, wish)
                        .chain(counts -> tries.gifts(merchant, wish).chain(gifts -> tries.sample(merchant, wish)
                                .map(sample -> new DryRunView(
                                        design.audience().joinsByEvents(),
                                        counts.members(),
                                        counts.heldOut(),
                                        new DryRunView.Untold(counts.noConsent(), counts.optedOut()),
                                        cost(design, counts),
                                        gifts,
                                        DryRunView.Words.of(design),
                                        sample)))));
    }

    private static long cost(Design design, Counts counts) {
        long told = counts.members() - counts.heldOut();
        long most = Math.multiplyExact(told, design.costFenOfMember());
        Limits limits = design.limits();
        if (limits == null) {
            return most;
        }
        long bounded = limits.budgetFen() == null ? most : Math.min(most, limits.budgetFen());
        return limits.stock() == null ? bounded : Math.min(bounded, design.costFenOfGifts(told, limits.stock()));
    }
}
