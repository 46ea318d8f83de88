package dev.lingka.card.claim;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Open claims, and what staff think of them; a second person decides. */
@Path("/api/v1/staff/card-claims")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class ClaimAdminResource {

    private final ClaimService claims;
    private final ApprovalService approvals;
    private final CurrentStaff current;

    ClaimAdminResource(ClaimService claims, ApprovalService approvals, CurrentStaff current) {
        this.claims = claims;
        this.approvals = approvals;
        this.current = current;
    }

    @GET
    public Uni<Page<ClaimView>> open(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return claims.open(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{id}/decision")
    @ResponseStatus(202)
    public Uni<ApprovalView> ask(@PathParam("id") UUID id, @Valid @NotNull DecideClaim wanted) {
        StaffActor staff = current.staff();
        return claims.find(staff, id)
                .map(claim -> new JsonObject()
                        .put("claimId", claim.id().toString())
                        .put("memberId", claim.memberId().toString())
                        .put("claimantId", claim.claimantId().toString())
                        .put("samePerson", wanted.samePerson()))
                .chain(payload -> approvals.request(staff, ClaimApproval.KIND, payload, wanted.reason()));
    }
}
