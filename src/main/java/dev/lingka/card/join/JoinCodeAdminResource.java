package dev.lingka.card.join;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.wechat.open.WechatOpenService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A store's join codes and what hangs on its wall, for staff of that store. */
@Path("/api/v1/staff/stores/{storeId}/join-codes")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class JoinCodeAdminResource {

    private final JoinCodeService codes;
    private final WechatOpenService wechat;
    private final JoinConfig config;
    private final CurrentStaff current;

    JoinCodeAdminResource(JoinCodeService codes, WechatOpenService wechat, JoinConfig config, CurrentStaff current) {
        this.codes = codes;
        this.wechat = wechat;
        this.config = config;
        this.current = current;
    }

    @POST
    @ResponseStatus(201)
    public Uni<JoinCodeView> make(@PathParam("storeId") UUID storeId, @Valid @NotNull MakeJoinCode wanted) {
        return codes.make(staffOf(storeId), storeId, wanted);
    }

    @GET
    @RolesAllowed({OWNER, MANAGER, MARKETING, CASHIER})
    public Uni<Page<JoinCodeView>> page(
            @PathParam("storeId") UUID storeId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return codes.page(staffOf(storeId), storeId, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{id}/poster.svg")
    @Produces("image/svg+xml")
    public Uni<String> svg(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return poster(storeId, id).map(PosterSvg::draw);
    }

    /** Painting takes a tenth of a second, so not on the event loop. */
    @GET
    @Path("{id}/poster.png")
    @Produces("image/png")
    public Uni<byte[]> png(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return poster(storeId, id).chain(poster -> Uni.createFrom()
                .item(() -> PosterPng.paint(poster))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** WeChat draws this one; scanned, it opens the mini-program at once. */
    @GET
    @Path("{id}/mini-program-code.jpg")
    @Produces("image/jpeg")
    public Uni<byte[]> miniProgramCode(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        StaffActor staff = staffOf(storeId);
        return codes.ofStore(staff, storeId, id)
                .chain(place -> wechat.storeCode(staff, place.joinCode(), config.page()));
    }

    private Uni<Poster> poster(UUID storeId, UUID id) {
        return codes.ofStore(staffOf(storeId), storeId, id)
                .map(place -> new Poster(
                        place.merchantName(),
                        place.storeName(),
                        place.joinCode(),
                        JoinCodeText.link(config, place.joinCode())));
    }

    private StaffActor staffOf(UUID storeId) {
        StaffActor staff = current.staff();
        staff.requireStore(storeId);
        return staff;
    }
}
