package dev.lingka.recharge.refund;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.RechargeService;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Refunds by staff: within the limit of the programme by one person, above it by two; never of one's own card. */
@ApplicationScoped
class StaffRefundService implements ApprovalHandler {

    private static final String KIND = "recharge.refund";

    private final RefundService refunds;
    private final RechargeService recharges;
    private final ProgrammeService programmes;
    private final ApprovalService approvals;
    private final OwnCard ownCard;

    StaffRefundService(
            RefundService refunds,
            RechargeService recharges,
            ProgrammeService programmes,
            ApprovalService approvals,
            OwnCard ownCard) {
        this.refunds = refunds;
        this.recharges = recharges;
        this.programmes = programmes;
        this.approvals = approvals;
        this.ownCard = ownCard;
    }

    Uni<RefundAnswer> refund(StaffActor staff, Operation operation, UUID orderId, RefundByStaff wish) {
        return recharges.find(staff, orderId).chain(order -> refund(staff, operation, order, wish));
    }

    /** Only what was paid at the counter; throws NOT_FOUND for all else. */
    Uni<RefundAnswer> refundAtCounter(StaffActor staff, Operation operation, UUID orderId, RefundByStaff wish) {
        return recharges
                .find(staff, orderId)
                .map(order -> order.isAtCounter() ? order : null)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .chain(order -> refund(staff, operation, order, wish));
    }

    private Uni<RefundAnswer> refund(StaffActor staff, Operation operation, RechargeOrder found, RefundByStaff wish) {
        CounterPlace at = CounterPlace.of(staff, wish.storeId());
        UUID orderId = found.id();
        return Uni.createFrom()
                .item(found)
                .call(order -> ownCard.refuse(staff, order.cardId()))
                .chain(order -> programmes
                        .current(staff)
                        .chain(programme -> isAbove(programme.section(RechargeRules.class), order, wish)
                                ? ask(staff, orderId, wish).map(RefundAnswer::waiting)
                                : refunds.byStaff(operation, orderId, wish.wish(), at, staff.principal())
                                        .map(RefundAnswer::begun)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return recharges
                .find(decider, UUID.fromString(payload.getString("orderId")))
                .chain(order -> ownCard.is(decider, order.cardId()));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        JsonObject payload = request.payload();
        String storeId = payload.getString("storeId");
        CounterPlace at = new CounterPlace(
                storeId == null ? null : UUID.fromString(storeId), UUID.fromString(payload.getString("shiftHolder")));
        RequestRefund wish = new RequestRefund(payload.getLong("amountFen"), request.reason());
        return refunds.byStaff(
                        request.operation(),
                        UUID.fromString(payload.getString("orderId")),
                        wish,
                        at,
                        request.requestedBy())
                .map(refund -> new JsonObject()
                        .put("refundId", refund.id().toString())
                        .put("amountFen", refund.amountFen())
                        .put("state", refund.state().text()));
    }

    private Uni<ApprovalView> ask(StaffActor staff, UUID orderId, RefundByStaff wish) {
        JsonObject payload = new JsonObject()
                .put("orderId", orderId.toString())
                .put("amountFen", wish.amountFen())
                .put("shiftHolder", staff.id().toString());
        if (wish.storeId() != null) {
            payload.put("storeId", wish.storeId().toString());
        }
        return approvals.request(staff, KIND, payload, wish.reason());
    }

    private static boolean isAbove(RechargeRules rules, RechargeOrder order, RefundByStaff wish) {
        long amountFen = wish.amountFen() == null ? order.amountFen() - order.refundedFen() : wish.amountFen();
        return amountFen > rules.refund().approvalAboveFen();
    }
}
