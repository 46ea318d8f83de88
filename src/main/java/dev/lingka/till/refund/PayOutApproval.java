package dev.lingka.till.refund;

import dev.lingka.card.CardService;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.till.sale.SaleService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Pay-outs by hand of what was refunded to closed cards. */
@ApplicationScoped
class PayOutApproval implements ApprovalHandler {

    static final String KIND = "refund.payout";

    private final RefundService refunds;
    private final CardService cards;
    private final SaleService sales;

    PayOutApproval(RefundService refunds, CardService cards, SaleService sales) {
        this.refunds = refunds;
        this.cards = cards;
        this.sales = sales;
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
        return cards.find(decider, UUID.fromString(payload.getString("cardId")))
                .chain(card -> sales.isOwn(decider, card.memberId()));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        return refunds.paidOut(request).map(figures -> new JsonObject()
                .put("refundId", figures.getString("refundId"))
                .put("amountFen", figures.getLong("amountFen")));
    }
}
