package dev.lingka.recharge.refund;

import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Closes a card that may hold money: all of it is on its way back before the card is closed, in one commit. */
@ApplicationScoped
class CardClosingService {

    private final MoneyFunctions money;
    private final HotBalances balances;
    private final RefundService refunds;
    private final OwnCard ownCard;

    CardClosingService(MoneyFunctions money, HotBalances balances, RefundService refunds, OwnCard ownCard) {
        this.money = money;
        this.balances = balances;
        this.refunds = refunds;
        this.ownCard = ownCard;
    }

    Uni<ClosedCardView> close(StaffActor staff, Operation operation, UUID cardId, CloseCard wish) {
        return ownCard.refuse(staff, cardId).chain(() -> close(operation, cardId, wish.reason()));
    }

    /** Throws NOT_FOUND, and CARD_STATE_FORBIDS for one that is closed already. */
    Uni<ClosedCardView> close(Operation operation, UUID cardId, String reason) {
        JsonObject args = refunds.fresh()
                .put("cardId", cardId.toString())
                .put("reason", reason)
                .put("actor", operation.actor().principal())
                .put("payoutId", Ids.next().toString());
        return money.call("recharge_card_close", operation, args)
                .map(outcome -> outcome.expect("CARD_CLOSED", RechargeProblem.class))
                .call(closed -> balances.put(operation, closed.figures().getJsonArray("balances")))
                .chain(closed -> startAll(operation, closed).map(started -> view(cardId, closed, started)));
    }

    /** One after the other; what WeChat does not take now, the reconciler brings on. */
    private Uni<List<RefundView>> startAll(Operation operation, Outcome closed) {
        JsonArray begun = closed.figures().getJsonArray("refunds");
        return Multi.createFrom()
                .iterable(begun)
                .map(JsonObject.class::cast)
                .onItem()
                .transformToUniAndConcatenate(
                        refund -> refunds.start(operation, UUID.fromString(refund.getString("refundId"))))
                .map(RefundView::of)
                .collect()
                .asList();
    }

    private static ClosedCardView view(UUID cardId, Outcome closed, List<RefundView> started) {
        String payoutId = closed.figures().getString("payoutId");
        return new ClosedCardView(
                cardId,
                started,
                payoutId == null ? null : UUID.fromString(payoutId),
                closed.figures().getLong("payoutFen"),
                closed.figures().getLong("bonusFen"));
    }
}
