package dev.lingka.card.claim;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Asks for two records of one person to be merged; a second person decides. */
@Path("/api/v1/staff/members/{id}/merges")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class MergeAdminResource {

    private final MemberService members;
    private final ApprovalService approvals;
    private final CurrentStaff current;

    MergeAdminResource(MemberService members, ApprovalService approvals, CurrentStaff current) {
        this.members = members;
        this.approvals = approvals;
        this.current = current;
    }

    @POST
    @ResponseStatus(202)
    public Uni<ApprovalView> ask(@PathParam("id") UUID intoMember, @Valid @NotNull MergeMembers wanted) {
        StaffActor staff = current.staff();
        JsonObject payload = new JsonObject()
                .put("intoMember", intoMember.toString())
                .put("fromMember", wanted.fromMember().toString());
        return members.find(staff, intoMember)
                .invoke(person -> staff.requireNotOwn(person.phoneIndex()))
                .chain(() -> members.find(staff, wanted.fromMember()))
                .invoke(person -> staff.requireNotOwn(person.phoneIndex()))
                .chain(() -> approvals.request(staff, MergeApproval.KIND, payload, wanted.reason()));
    }
}
