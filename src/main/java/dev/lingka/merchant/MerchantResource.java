package dev.lingka.merchant;

import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.merchant.team.InviteOwner;
import dev.lingka.merchant.team.OwnerInvitationService;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Merchants, for the operator, who sees nothing of what is inside them. */
@Path("/api/v1/operator/merchants")
@RolesAllowed(StaffRole.Name.OPERATOR)
class MerchantResource {

    private final MerchantService merchants;
    private final MerchantDirectory directory;
    private final OwnerInvitationService invitations;
    private final SecurityIdentity identity;

    MerchantResource(
            MerchantService merchants,
            MerchantDirectory directory,
            OwnerInvitationService invitations,
            SecurityIdentity identity) {
        this.merchants = merchants;
        this.directory = directory;
        this.invitations = invitations;
        this.identity = identity;
    }

    /** An owner's invitation that took effect. */
    record OwnerView(UUID staffId, String name) {}

    @POST
    @ResponseStatus(201)
    public Uni<MerchantView> create(@NotNull @Valid CreateMerchant wanted) {
        return merchants.create(operator(), wanted).map(MerchantView::of);
    }

    @GET
    public Uni<Page<MerchantView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor after = Cursor.decode(cursor, 1);
        int afterId = after == null ? 0 : (int) after.number(0);
        return merchants.page(afterId, limit).map(page -> page.map(MerchantView::of));
    }

    @GET
    @Path("{code}")
    public Uni<MerchantView> find(@PathParam("code") String code) {
        return directory.find(code).map(MerchantView::of);
    }

    @POST
    @Path("{code}/owner-invitations")
    public Uni<OwnerView> invite(@PathParam("code") String code, @NotNull @Valid InviteOwner wanted) {
        return directory
                .find(code)
                .chain(entry -> invitations.invite(entry, operator(), wanted))
                .map(id -> new OwnerView(id, wanted.name()));
    }

    @POST
    @Path("{code}/suspension")
    public Uni<MerchantView> suspend(@PathParam("code") String code) {
        return become(code, MerchantStatus.SUSPENDED);
    }

    @DELETE
    @Path("{code}/suspension")
    public Uni<MerchantView> resume(@PathParam("code") String code) {
        return become(code, MerchantStatus.ACTIVE);
    }

    private Uni<MerchantView> become(String code, MerchantStatus status) {
        return directory
                .find(code)
                .chain(entry -> merchants.become(entry, operator(), status))
                .chain(() -> directory.find(code))
                .map(MerchantView::of);
    }

    private String operator() {
        return "operator:" + identity.getPrincipal().getName();
    }
}
