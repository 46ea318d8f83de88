package dev.lingka.campaign.plan;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.campaign.design.Design;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Campaigns. They are the whole merchant's: for who is in all its stores. */
@Path("/api/v1/staff/campaigns")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class CampaignAdminResource {

    private final CampaignDesk desk;
    private final CampaignService campaigns;
    private final CurrentStaff current;

    CampaignAdminResource(CampaignDesk desk, CampaignService campaigns, CurrentStaff current) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.current = current;
    }

    /** Newest first. */
    @GET
    public Uni<Page<CampaignView>> page(
            @QueryParam("state") CampaignState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return campaigns.page(everywhere(), state, Cursor.decodeId(cursor), limit);
    }

    @POST
    @AnsweredWith(201)
    public Uni<RestResponse<CampaignView>> draft(@NotNull @Valid Design wanted) {
        return desk.draft(everywhere(), wanted)
                .map(campaign -> EditTag.of(Status.CREATED, campaign, campaign.revision()));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<CampaignView>> find(@PathParam("id") UUID id) {
        return campaigns.find(everywhere(), id).map(CampaignAdminResource::tagged);
    }

    /** Only a draft can be changed. */
    @PUT
    @Path("{id}")
    public Uni<RestResponse<CampaignView>> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String tag, @NotNull @Valid Design wanted) {
        return desk.change(everywhere(), id, EditTag.seen(tag), wanted).map(CampaignAdminResource::tagged);
    }

    /** 200 with the campaign that runs, or 202 with the question to a second person. */
    @POST
    @Path("{id}/start")
    @AnsweredWith({200, 202})
    public Uni<RestResponse<StartAnswer>> start(@PathParam("id") UUID id, @NotNull @Valid StartCampaign wanted) {
        return desk.start(everywhere(), id, wanted.reason())
                .map(answer -> RestResponse.status(answer.campaign() == null ? Status.ACCEPTED : Status.OK, answer));
    }

    /** Nobody gets anything until it is resumed; members go on joining by what happens to them only after that. */
    @POST
    @Path("{id}/pause")
    public Uni<RestResponse<CampaignView>> pause(@PathParam("id") UUID id) {
        return campaigns.pause(everywhere(), id).map(CampaignAdminResource::tagged);
    }

    @POST
    @Path("{id}/resumption")
    public Uni<RestResponse<CampaignView>> resume(@PathParam("id") UUID id) {
        return campaigns.resume(everywhere(), id).map(CampaignAdminResource::tagged);
    }

    /** For good. */
    @POST
    @Path("{id}/stop")
    public Uni<RestResponse<CampaignView>> stop(@PathParam("id") UUID id) {
        return campaigns.stop(everywhere(), id).map(CampaignAdminResource::tagged);
    }

    private static RestResponse<CampaignView> tagged(CampaignView campaign) {
        return EditTag.ok(campaign, campaign.revision());
    }

    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
