package dev.lingka.recharge.reconcile;

import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.refund.OwnCard;
import dev.lingka.recharge.refund.RefundService;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Payments that nobody expected: shown, and ended as one person proposes and another agrees. */
@ApplicationScoped
class SuspenseService implements ApprovalHandler {

    private static final String KIND = "recharge.suspense";
    private static final Set<String> ENDED = Set.of("CREDITED", "REFUNDING", "KEPT");

    private final SuspenseRepository items;
    private final ApprovalService approvals;
    private final ProgrammeService programmes;
    private final MoneyFunctions money;
    private final HotBalances balances;
    private final RefundService refunds;
    private final OwnCard ownCard;

    SuspenseService(
            SuspenseRepository items,
            ApprovalService approvals,
            ProgrammeService programmes,
            MoneyFunctions money,
            HotBalances balances,
            RefundService refunds,
            OwnCard ownCard) {
        this.items = items;
        this.approvals = approvals;
        this.programmes = programmes;
        this.money = money;
        this.balances = balances;
        this.refunds = refunds;
        this.ownCard = ownCard;
    }

    Uni<Page<SuspenseView>> page(InMerchant merchant, String state, UUID before, int limit) {
        return items.page(merchant, state, before, limit);
    }

    /** Throws NOT_FOUND. */
    Uni<SuspenseView> find(InMerchant merchant, UUID id) {
        return items.find(merchant, id);
    }

    /** Asks for a decision; it takes effect when another person agrees. */
    Uni<ApprovalView> propose(StaffActor staff, UUID id, DecideSuspense decision) {
        if (decision.decision().equals("credit") && decision.cardId() == null) {
            throw ProblemException.invalid("cardId", "REQUIRED", "which card is to be credited");
        }
        JsonObject payload = new JsonObject()
                .put("suspenseId", id.toString())
                .put("decision", decision.decision())
                .put("withBonus", Boolean.TRUE.equals(decision.withBonus()));
        if (decision.cardId() != null) {
            payload.put("cardId", decision.cardId().toString());
        }
        return items.find(staff, id)
                .invoke(SuspenseService::requireOpen)
                .call(() -> decision.cardId() == null
                        ? Uni.createFrom().voidItem()
                        : ownCard.refuse(staff, decision.cardId()))
                .chain(() -> approvals.request(staff, KIND, payload, decision.reason()));
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
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        String cardId = payload.getString("cardId");
        return cardId == null ? Uni.createFrom().item(false) : ownCard.is(decider, UUID.fromString(cardId));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return programmes
                .current(request)
                .chain(programme -> money.call("suspense_decide", request.operation(), args(request, programme)))
                .invoke(SuspenseService::requireEnded)
                .call(outcome -> follow(request, outcome))
                .map(outcome -> new JsonObject()
                        .put("outcome", outcome.word())
                        .put("orderId", outcome.figures().getString("orderId"))
                        .put("refundId", outcome.figures().getString("refundId")));
    }

    private JsonObject args(ApprovedRequest request, Programme programme) {
        RechargeRules rules = programme.section(RechargeRules.class);
        return refunds.fresh()
                .mergeIn(request.payload())
                .put("orderId", Ids.next().toString())
                .put("programmeVersion", programme.version())
                .put("termsVersion", rules.termsVersion())
                .put("refundTerms", rules.refund().kept())
                .put("decidedBy", request.requestedBy())
                .put("approvedBy", request.decidedBy().principal())
                .put("reason", request.reason());
    }

    private Uni<?> follow(ApprovedRequest request, Outcome outcome) {
        return switch (outcome.word()) {
            case "CREDITED" -> balances.put(request, outcome.figures().getJsonArray("balances"));
            case "REFUNDING" ->
                refunds.start(request, UUID.fromString(outcome.figures().getString("refundId")));
            default -> Uni.createFrom().voidItem();
        };
    }

    private static void requireOpen(SuspenseView item) {
        if (!item.state().equals("open")) {
            throw ProblemException.of(RechargeProblem.ALREADY_DECIDED);
        }
    }

    private static void requireEnded(Outcome outcome) {
        if (!ENDED.contains(outcome.word())) {
            outcome.expect("CREDITED", RechargeProblem.class);
        }
    }
}
