package dev.lingka.campaign.plan;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.campaign.design.ReadyDesigns;
import dev.lingka.campaign.design.ReadyDesigns.Ready;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Campaigns to start from. Coupons that they name have to stand in the programme first. */
@Path("/api/v1/staff/campaign-templates")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class CampaignTemplateAdminResource {

    private final ReadyDesigns ready;

    CampaignTemplateAdminResource(ReadyDesigns ready) {
        this.ready = ready;
    }

    @GET
    public Uni<Page<Ready>> all() {
        return Uni.createFrom().item(new Page<>(ready.all(), null));
    }
}
