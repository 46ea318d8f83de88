package dev.lingka.recharge.refund;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Pay-outs by hand. Two people stand for each: who paid, and who agrees that it was paid. */
@ApplicationScoped
class PayoutService implements ApprovalHandler {

    private static final String KIND = "recharge.payout";

    private final ApprovalService approvals;
    private final MoneyFunctions money;
    private final RefundRepository refunds;

    PayoutService(ApprovalService approvals, MoneyFunctions money, RefundRepository refunds) {
        this.approvals = approvals;
        this.money = money;
        this.refunds = refunds;
    }

    /** Throws NOT_FOUND for what is not this merchant's. */
    Uni<ApprovalView> ask(StaffActor staff, PayOut paid) {
        if ((paid.payoutId() == null) == (paid.refundId() == null)) {
            throw ProblemException.invalid("payoutId", "INVALID", "give either payoutId or refundId");
        }
        JsonObject payload = new JsonObject().put("reference", paid.reference());
        if (paid.payoutId() != null) {
            payload.put("payoutId", paid.payoutId().toString());
        } else {
            payload.put("refundId", paid.refundId().toString());
        }
        Uni<?> known =
                paid.payoutId() != null ? refunds.payout(staff, paid.payoutId()) : refunds.find(staff, paid.refundId());
        return known.chain(() -> approvals.request(staff, KIND, payload, paid.reason()));
    }

    Uni<Page<PayoutView>> page(InMerchant merchant, String state, UUID before, int limit) {
        return refunds.payouts(merchant, state, before, limit);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<StaffRole> deciders() {
        return Set.of(StaffRole.OWNER, StaffRole.MANAGER, StaffRole.FINANCE);
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        JsonObject args = request.payload()
                .copy()
                .put("newId", Ids.next().toString())
                .put("requestedBy", request.requestedBy())
                .put("approvedBy", request.decidedBy().principal());
        return money.call("payout_pay", request.operation(), args)
                .map(outcome -> outcome.expect("PAID_OUT", RechargeProblem.class))
                .map(outcome -> new JsonObject()
                        .put("payoutId", outcome.figures().getString("payoutId"))
                        .put("amountFen", outcome.figures().getLong("amountFen")));
    }
}
