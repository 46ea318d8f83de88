package dev.lingka.campaign.effect;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.design.DesignText;
import dev.lingka.campaign.plan.CampaignService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What came of a campaign. */
@Path("/api/v1/staff/campaigns/{id}/effect")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class EffectAdminResource {

    private final CampaignService campaigns;
    private final EffectRepository figures;
    private final DesignText texts;
    private final CurrentStaff current;

    EffectAdminResource(CampaignService campaigns, EffectRepository figures, DesignText texts, CurrentStaff current) {
        this.campaigns = campaigns;
        this.figures = figures;
        this.texts = texts;
        this.current = current;
    }

    /**
     * As it can be told today.
     *
     * @param runId of one run; left out, of all together
     */
    @GET
    public Uni<Effect> effect(@PathParam("id") UUID id, @QueryParam("runId") UUID runId) {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return campaigns
                .find(staff, id)
                .map(campaign -> texts.read(new JsonObject(campaign.design())))
                .chain(design -> effect(staff, id, runId, design));
    }

    private Uni<Effect> effect(InMerchant merchant, UUID id, UUID runId, Design design) {
        return figures.cost(merchant, id, runId, design.effectDays())
                .invoke(cost -> {
                    if (runId != null && cost.runs() == 0) {
                        throw ProblemException.of(CommonProblem.NOT_FOUND);
                    }
                })
                .chain(cost -> figures.groups(merchant, id, runId, design.effectDays())
                        .map(groups -> Effect.of(
                                design.effectDays(),
                                groups.get(0),
                                groups.get(1),
                                cost.fen(),
                                design.marginBasisPoints())));
    }
}
