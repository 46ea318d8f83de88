package dev.lingka.recharge.reconcile;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Payments that fit no order, and what becomes of them. */
@Path("/api/v1/staff/suspense")
@RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
class SuspenseAdminResource {

    private static final int ACCEPTED = 202;

    private final SuspenseService suspense;
    private final CurrentStaff caller;

    SuspenseAdminResource(SuspenseService suspense, CurrentStaff caller) {
        this.suspense = suspense;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Uni<Page<SuspenseView>> page(
            @QueryParam("state") @Pattern(regexp = "open|credited|refunding|refunded|kept") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return suspense.page(caller.staff(), state, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("/{id}")
    public Uni<SuspenseView> find(UUID id) {
        return suspense.find(caller.staff(), id);
    }

    /** Takes effect when a second person agrees. */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed({OWNER, MANAGER, FINANCE})
    @ResponseStatus(ACCEPTED)
    public Uni<ApprovalView> decide(UUID id, @NotNull @Valid DecideSuspense decision) {
        return suspense.propose(caller.staff(), id, decision);
    }
}
