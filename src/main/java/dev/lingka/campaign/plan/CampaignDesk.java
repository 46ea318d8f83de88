package dev.lingka.campaign.plan;

import dev.lingka.campaign.design.CampaignRules;
import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.design.DesignCheck;
import dev.lingka.campaign.design.DesignText;
import dev.lingka.campaign.design.Schedule;
import dev.lingka.campaign.segment.SegmentService;
import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Takes designs in, refuses what cannot be done, and starts what was agreed to. */
@ApplicationScoped
class CampaignDesk {

    private static final String CAMPAIGN = "campaignId";
    private static final String REVISION = "revision";

    private final CampaignService campaigns;
    private final ProgrammeService programmes;
    private final MerchantService merchants;
    private final SegmentService segments;
    private final NamedMembersRepository members;
    private final ApprovalService approvals;
    private final DesignText texts;
    private final Clock clock;

    CampaignDesk(
            CampaignService campaigns,
            ProgrammeService programmes,
            MerchantService merchants,
            SegmentService segments,
            NamedMembersRepository members,
            ApprovalService approvals,
            DesignText texts,
            Clock clock) {
        this.campaigns = campaigns;
        this.programmes = programmes;
        this.merchants = merchants;
        this.segments = segments;
        this.members = members;
        this.approvals = approvals;
        this.texts = texts;
        this.clock = clock;
    }

    /** Throws INVALID_REQUEST naming the field. */
    Uni<CampaignView> draft(StaffActor by, Design wanted) {
        return named(by, wanted).chain(design -> campaigns.draft(by, design));
    }

    /** Throws INVALID_REQUEST naming the field, NOT_FOUND, VERSION_CONFLICT, CAMPAIGN_STATE. */
    Uni<CampaignView> change(StaffActor by, UUID id, int seen, Design wanted) {
        return named(by, wanted).chain(design -> campaigns.change(by, id, seen, design));
    }

    /**
     * Starts it, or asks the second person first.
     *
     * @throws ProblemException NOT_FOUND, CAMPAIGN_STATE, CAMPAIGN_NEVER; INVALID_REQUEST when the programme has come
     *     to forbid what was saved
     */
    Uni<StartAnswer> start(StaffActor by, UUID id, String reason) {
        return campaigns.find(by, id).chain(campaign -> {
            Design design = texts.read(new JsonObject(campaign.design()));
            return complete(by, design).chain(() -> programmes.current(by)).chain(programme -> {
                boolean draft = CampaignState.DRAFT.text().equals(campaign.state());
                return draft && design.needsSecondPerson(programme.section(CampaignRules.class))
                        ? ask(by, campaign, reason)
                        : begin(by, by.actor(), campaign, design).map(started -> new StartAnswer(started, null));
            });
        });
    }

    /** Starts what a second person agreed to, as it was when it was asked for. */
    Uni<CampaignView> start(ApprovedRequest request) {
        UUID id = UUID.fromString(request.payload().getString(CAMPAIGN));
        return campaigns.find(request, id).chain(campaign -> {
            Design design = texts.read(new JsonObject(campaign.design()));
            return first(request, design)
                    .chain(first -> campaigns.start(
                            request.decidedBy(), id, request.payload().getInteger(REVISION), first));
        });
    }

    private Uni<StartAnswer> ask(StaffActor by, CampaignView campaign, String reason) {
        JsonObject payload =
                new JsonObject().put(CAMPAIGN, campaign.id().toString()).put(REVISION, campaign.revision());
        return approvals
                .request(by, CampaignApproval.KIND, payload, reason)
                .map(approval -> new StartAnswer(null, approval));
    }

    private Uni<CampaignView> begin(InMerchant merchant, Actor by, CampaignView campaign, Design design) {
        return first(merchant, design).chain(first -> campaigns.start(by, campaign.id(), campaign.revision(), first));
    }

    private Uni<Instant> first(InMerchant merchant, Design design) {
        return merchants.settings(merchant).map(settings -> {
            Instant now = clock.instant();
            return Schedule.first(design, now, ZoneId.of(settings.timeZone())).orElseGet(() -> {
                if (!design.audience().joinsByEvents()) {
                    throw ProblemException.of(CampaignProblem.CAMPAIGN_NEVER);
                }
                return null;
            });
        });
    }

    /** Who leaves between writing and starting is missed in the run alone, so it is only asked when it is written. */
    private Uni<JsonObject> named(StaffActor by, Design wanted) {
        return complete(by, wanted)
                .call(() -> requireMembers(by, wanted.audience().members()));
    }

    private Uni<JsonObject> complete(StaffActor by, Design wanted) {
        return programmes
                .current(by)
                .map(programme -> {
                    List<FieldError> errors = DesignCheck.of(wanted, programme.section(CouponRules.class));
                    if (!errors.isEmpty()) {
                        throw ProblemException.invalid(errors);
                    }
                    return wanted.complete(programme.section(CampaignRules.class));
                })
                .call(design -> requireSegment(by, design))
                .map(texts::write);
    }

    private Uni<Void> requireSegment(StaffActor by, Design design) {
        UUID segment = design.audience().segment();
        return segment == null
                ? Uni.createFrom().voidItem()
                : segments.compile(by, segment)
                        .replaceWithVoid()
                        .onFailure(ProblemException.class)
                        .transform(failure -> ProblemException.invalid(
                                "audience.segment", "UNKNOWN", "the id of one of your segments"));
    }

    private Uni<Void> requireMembers(StaffActor by, List<UUID> named) {
        return named == null
                ? Uni.createFrom().voidItem()
                : members.areKnown(by, named)
                        .invoke(known -> {
                            if (!known) {
                                throw ProblemException.invalid("audience.members", "UNKNOWN", "ids of your members");
                            }
                        })
                        .replaceWithVoid();
    }
}
