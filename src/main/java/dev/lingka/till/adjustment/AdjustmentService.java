package dev.lingka.till.adjustment;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.card.CardStatus;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.SaleService;
import dev.lingka.till.sale.TillProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Puts balances right by hand. */
@ApplicationScoped
public class AdjustmentService {

    private final CardService cards;
    private final SaleService sales;
    private final ApprovalService approvals;
    private final MoneyFunctions functions;
    private final AdjustmentRepository adjustments;

    AdjustmentService(
            CardService cards,
            SaleService sales,
            ApprovalService approvals,
            MoneyFunctions functions,
            AdjustmentRepository adjustments) {
        this.cards = cards;
        this.sales = sales;
        this.approvals = approvals;
        this.functions = functions;
        this.adjustments = adjustments;
    }

    /** Asks a second person. Throws NOT_FOUND, CARD_CLOSED, OWN_CARD. */
    Uni<ApprovalView> ask(StaffActor by, AskAdjustment wanted) {
        if (wanted.amountFen() == 0) {
            throw ProblemException.invalid("amountFen", "OUT_OF_RANGE", "what the card gains or loses, not 0");
        }
        return cards.find(by, wanted.cardId())
                .invoke(AdjustmentService::requireOpen)
                .call(card -> requireNotOwn(by, card))
                .chain(card -> approvals.request(by, AdjustmentApproval.KIND, payload(wanted), wanted.reason()));
    }

    /** Posts what a second person agreed to. */
    Uni<JsonObject> post(ApprovedRequest request) {
        JsonObject args = request.payload()
                .copy()
                .put("reason", request.reason())
                .put("requestedBy", request.requestedBy())
                .put("approvalId", request.id().toString());
        return functions
                .call("adjustment_post", request.operation(), args)
                .map(outcome -> outcome.expect("ADJUSTED", TillProblem.class).figures())
                .call(figures -> sales.remember(request, figures));
    }

    Uni<Boolean> concerns(StaffActor decider, UUID cardId) {
        return cards.find(decider, cardId).chain(card -> sales.isOwn(decider, card.memberId()));
    }

    Uni<Page<AdjustmentView>> page(StaffActor reader, UUID cardId, UUID before, int limit) {
        return adjustments.page(reader, cardId, before, limit);
    }

    private Uni<Void> requireNotOwn(StaffActor by, Card card) {
        return sales.isOwn(by, card.memberId())
                .invoke(own -> {
                    if (own) {
                        throw ProblemException.of(TillProblem.OWN_CARD);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireOpen(Card card) {
        if (card.status() == CardStatus.CLOSED) {
            throw ProblemException.of(TillProblem.CARD_CLOSED);
        }
    }

    private static JsonObject payload(AskAdjustment wanted) {
        return new JsonObject()
                .put("adjustmentId", Ids.next().toString())
                .put("cardId", wanted.cardId().toString())
                .put("asset", wanted.asset())
                .put("amountFen", wanted.amountFen());
    }
}
