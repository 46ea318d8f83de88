package dev.lingka.coupon.pocket;

import dev.lingka.coupon.CouponProblem;
import dev.lingka.coupon.CouponService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks for pieces that staff do not give alone, and gives them when a second person has agreed. */
@ApplicationScoped
class GrantRequestService {

    private static final String TEMPLATE = "template";
    private static final String MEMBER = "memberId";

    private final CouponService coupons;
    private final MemberService members;
    private final ProgrammeService programmes;
    private final ApprovalService approvals;

    GrantRequestService(
            CouponService coupons, MemberService members, ProgrammeService programmes, ApprovalService approvals) {
        this.coupons = coupons;
        this.members = members;
        this.programmes = programmes;
        this.approvals = approvals;
    }

    /**
     * Asks the second person.
     *
     * @throws ProblemException OWN_CARD, NOT_FOUND, APPROVAL_NOT_NEEDED, INVALID_REQUEST for an unknown template
     */
    Uni<ApprovalView> ask(StaffActor by, UUID memberId, GrantCoupon wanted) {
        JsonObject payload = new JsonObject().put(MEMBER, memberId.toString()).put(TEMPLATE, wanted.template());
        return members.find(by, memberId)
                .invoke(person -> by.requireNotOwn(person.phoneIndex()))
                .chain(() -> programmes.current(by))
                .map(programme -> PocketService.template(programme, wanted.template()))
                .invoke(template -> {
                    if (!template.secondPerson()) {
                        throw ProblemException.of(CouponProblem.APPROVAL_NOT_NEEDED);
                    }
                })
                .chain(() -> approvals.request(by, GrantApproval.KIND, payload, wanted.reason()));
    }

    /** Gives what was agreed to, once however often it is tried; under the programme in force then. */
    Uni<UUID> give(ApprovedRequest request) {
        UUID memberId = UUID.fromString(request.payload().getString(MEMBER));
        return programmes
                .current(request)
                .map(programme -> PocketService.wish(
                        programme,
                        request.payload().getString(TEMPLATE),
                        memberId,
                        "staff",
                        request.operation(),
                        request.reason()))
                .chain(wish -> coupons.grant(request.operation(), wish))
                .map(PocketService::givenId);
    }

    /** Nobody agrees to a piece for themselves. */
    Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return members.find(decider, UUID.fromString(payload.getString(MEMBER)))
                .map(person ->
                        decider.phoneIndex() != null && decider.phoneIndex().equals(person.phoneIndex()));
    }
}
