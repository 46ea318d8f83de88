package dev.lingka.till.refund;

import dev.lingka.card.CardService;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.till.sale.SaleService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Refunds above the programme's limit. */
@ApplicationScoped
class RefundApproval implements ApprovalHandler {

    static final String KIND = "sale.refund";

    private final RefundService refunds;
    private final CardService cards;
    private final SaleService sales;

    RefundApproval(RefundService refunds, CardService cards, SaleService sales) {
        this.refunds = refunds;
        this.cards = cards;
        this.sales = sales;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        String cardId = payload.getString("cardId");
        return cardId == null
                ? Uni.createFrom().item(false)
                : cards.find(decider, UUID.fromString(cardId)).chain(card -> sales.isOwn(decider, card.memberId()));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return refunds.approved(request).map(refund -> new JsonObject()
                .put("refundId", refund.id().toString())
                .put("state", refund.state())
                .put("amountFen", refund.amountFen()));
    }
}
