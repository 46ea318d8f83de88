package dev.lingka.reward.commission;

import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears of cards and recharges, and of those that went back. */
@ApplicationScoped
class CommissionListener implements OutboxListener {

    private final CommissionService commissions;

    CommissionListener(CommissionService commissions) {
        this.commissions = commissions;
    }

    @Override
    public String name() {
        return "reward-commission";
    }

    @Override
    public Set<String> types() {
        return Set.of("CardIssued", "CardClosed", "RechargePaid", "RechargeRefunded");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        JsonObject told = event.payload();
        return switch (event.type()) {
            case "CardIssued" -> commissions.cardSold(event, told);
            case "RechargePaid" -> commissions.recharged(event, told);
            case "CardClosed" ->
                commissions.takeBack(
                        event,
                        new JsonObject()
                                .put("kind", "card")
                                .put("sourceId", told.getString("cardId"))
                                .put("returnId", told.getString("cardId")));
            case "RechargeRefunded" ->
                commissions.takeBack(
                        event,
                        new JsonObject()
                                .put("kind", "recharge")
                                .put("sourceId", told.getString("orderId"))
                                .put("returnId", told.getString("refundId"))
                                .put("amountFen", told.getLong("amountFen")));
            default -> throw new IllegalArgumentException(event.type());
        };
    }
}
