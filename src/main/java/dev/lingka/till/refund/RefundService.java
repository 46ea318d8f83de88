package dev.lingka.till.refund;

import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.RefundView;
import dev.lingka.till.sale.SaleService;
import dev.lingka.till.sale.SaleView;
import dev.lingka.till.sale.TillProblem;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/** Gives sales back. */
@ApplicationScoped
public class RefundService {

    private static final String APPROVAL_REQUIRED = "APPROVAL_REQUIRED";

    private final SaleService sales;
    private final RefundRepository refunds;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final ApprovalService approvals;

    RefundService(
            SaleService sales,
            RefundRepository refunds,
            ProgrammeService programmes,
            MoneyFunctions functions,
            ApprovalService approvals) {
        this.sales = sales;
        this.refunds = refunds;
        this.programmes = programmes;
        this.functions = functions;
        this.approvals = approvals;
    }

    /**
     * Refunds at once, or asks a second person when all refunds of the sale together, or all that this one gave back
     * today, pass the programme's limit.
     *
     * @throws ProblemException NOT_FOUND for a sale of another store or merchant, and the refusals of till_refund
     */
    Uni<RefundAnswer> refund(StaffActor by, Operation operation, UUID saleId, PlaceRefund wanted) {
        return sales.find(by, saleId, Locale.ENGLISH)
                .map(sale -> RefundOrder.of(by, sale, wanted))
                .chain(order -> decide(by, operation, order));
    }

    private Uni<RefundAnswer> decide(StaffActor by, Operation operation, JsonObject order) {
        return programmes
                .current(by)
                .map(programme -> programme.section(TillRules.class))
                .chain(rules -> functions.call(
                        "till_refund",
                        operation,
                        order.copy()
                                .put("approvalAboveFen", rules.refundApprovalAboveFen())
                                .put("dayLimitFen", rules.refundPerDayFen(by))))
                .chain(outcome -> outcome.is(APPROVAL_REQUIRED)
                        ? ask(by, order, outcome).map(RefundAnswer::awaiting)
                        : booked(by, outcome).map(RefundAnswer::refunded));
    }

    /** The refund keeps the id of the first try, so that a repeated request cannot be approved into a second refund. */
    private Uni<ApprovalView> ask(StaffActor by, JsonObject order, Outcome outcome) {
        JsonObject payload = order.copy().put("refundId", outcome.figures().getString("refundId"));
        payload.remove("actorPhoneIndex");
        return approvals.request(by, RefundApproval.KIND, payload, order.getString("reason"));
    }

    /** Books what a second person agreed to. */
    Uni<RefundView> approved(ApprovedRequest request) {
        JsonObject args =
                request.payload().copy().put("approvalId", request.id().toString());
        return functions.call("till_refund", request.operation(), args).chain(outcome -> booked(request, outcome));
    }

    /** Asks a second person to agree to a pay-out. Throws NOT_IN_SUSPENSE for a refund that does not wait for one. */
    Uni<ApprovalView> askPayOut(StaffActor by, UUID saleId, UUID refundId, PayOutRefund wanted) {
        return sales.find(by, saleId, Locale.ENGLISH)
                .invoke(sale -> requireSuspense(sale, refundId))
                .map(sale -> new JsonObject()
                        .put("saleId", saleId.toString())
                        .put("refundId", refundId.toString())
                        .put("storeId", sale.storeId().toString())
                        .put("cardId", sale.cardId().toString())
                        .put("method", wanted.method())
                        .put("reference", wanted.reference()))
                .chain(payload -> approvals.request(by, PayOutApproval.KIND, payload, wanted.reason()));
    }

    /** Books a pay-out that a second person agreed to. */
    Uni<JsonObject> paidOut(ApprovedRequest request) {
        JsonObject args = request.payload()
                .copy()
                .put("requestedBy", request.requestedBy())
                .put("approvalId", request.id().toString());
        return functions
                .call("till_refund_pay_out", request.operation(), args)
                .map(outcome -> outcome.expect("PAID_OUT", TillProblem.class).figures());
    }

    /** Oldest first: what waits longest is looked at first. */
    Uni<Page<RefundView>> inSuspense(StaffActor reader, UUID after, int limit) {
        return refunds.inSuspense(reader, after, limit);
    }

    private Uni<RefundView> booked(InMerchant merchant, Outcome outcome) {
        JsonObject refund = outcome.expect("REFUNDED", TillProblem.class).figures();
        return sales.remember(merchant, refund).replaceWith(() -> RefundView.of(refund));
    }

    private static void requireSuspense(SaleView sale, UUID refundId) {
        RefundView found = sale.refunds().stream()
                .filter(refund -> refund.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (!found.state().equals("in_suspense")) {
            throw ProblemException.of(TillProblem.NOT_IN_SUSPENSE);
        }
    }
}
