package dev.lingka.recharge.refund;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Money that people pay out because WeChat cannot. */
@Path("/api/v1/staff/payouts")
@RolesAllowed({OWNER, MANAGER, FINANCE})
class PayoutAdminResource {

    private static final int ACCEPTED = 202;

    private final PayoutService payouts;
    private final CurrentStaff caller;

    PayoutAdminResource(PayoutService payouts, CurrentStaff caller) {
        this.payouts = payouts;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    @RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
    public Uni<Page<PayoutView>> page(
            @QueryParam("state") @Pattern(regexp = "waiting|paid") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return payouts.page(caller.staff(), state, Cursor.decodeId(cursor), limit);
    }

    /** It is recorded when a second person agrees. */
    @POST
    @ResponseStatus(ACCEPTED)
    public Uni<ApprovalView> ask(@NotNull @Valid PayOut paid) {
        return payouts.ask(caller.staff(), paid);
    }
}
