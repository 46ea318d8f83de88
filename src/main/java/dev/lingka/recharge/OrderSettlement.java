package dev.lingka.recharge;

import dev.lingka.card.CardNumber;
import dev.lingka.ledger.HotBalances;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.wechat.pay.OrderState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Books what WeChat says of an order. Everything here may be repeated and may race: the database decides once. */
@ApplicationScoped
public class OrderSettlement {

    private static final Set<String> EXPECTED = Set.of("SETTLED", "ALREADY_SETTLED");

    private final MoneyFunctions money;
    private final HotBalances balances;
    private final MeterRegistry meters;
    private final Clock clock;

    OrderSettlement(MoneyFunctions money, HotBalances balances, MeterRegistry meters, Clock clock) {
        this.money = money;
        this.balances = balances;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Credits a paid order exactly once, or books the payment to suspense when it fits no open order. Completes after
     * the commit.
     *
     * @param paid as WeChat signed it, by notice or query; its state is one in which the money arrived
     */
    public Uni<Outcome> settle(InMerchant merchant, OrderState paid) {
        String transactionId = paid.transactionId()
                .orElseThrow(() -> new IllegalArgumentException("a paid order without a transaction: " + paid));
        Instant paidAt = paid.paidAt().orElseGet(clock::instant);
        JsonObject args = new JsonObject()
                .put("outTradeNo", paid.outTradeNo())
                .put("transactionId", transactionId)
                .put("appid", paid.appId())
                .put("mchid", paid.mchId())
                .put("amountFen", paid.amountFen())
                .put("currency", paid.currency())
                .put("paidAt", paidAt.toString())
                .put("numbers", new JsonArray(CardNumber.candidates()))
                .put("codeNumbers", new JsonArray(CardNumber.codeCandidates()));
        return money.call("recharge_settle", Operation.ofSystem(merchant.merchantId(), "wx:" + transactionId), args)
                .invoke(outcome -> tell(merchant, outcome))
                .call(outcome -> remember(merchant, outcome));
    }

    /** Gives up an order that WeChat has closed; a payment that was faster keeps its effect. */
    public Uni<Outcome> close(RechargeOrder order) {
        return money.call(
                        "recharge_close",
                        Operation.ofSystem(order.merchantId(), "close:" + order.id()),
                        new JsonObject().put("orderId", order.id().toString()))
                .invoke(outcome -> Log.infof(
                        "event=recharge_closed merchant=%d order=%s outcome=%s",
                        order.merchantId(), order.id(), outcome.word()));
    }

    private Uni<Void> remember(InMerchant merchant, Outcome outcome) {
        JsonArray moved = outcome.figures().getJsonArray("balances");
        if (moved == null) {
            return Uni.createFrom().voidItem();
        }
        return balances.put(merchant, moved)
                .call(() -> "card".equals(outcome.figures().getString("purpose"))
                        ? balances.holdsAnother(
                                merchant, UUID.fromString(outcome.figures().getString("memberId")))
                        : Uni.createFrom().voidItem());
    }

    private void tell(InMerchant merchant, Outcome outcome) {
        meters.counter("lingka_recharge_settlements", "outcome", outcome.word()).increment();
        if (EXPECTED.contains(outcome.word())) {
            Log.infof(
                    "event=recharge_settled merchant=%d order=%s outcome=%s overCapFen=%d",
                    merchant.merchantId(),
                    outcome.figures().getString("orderId"),
                    outcome.word(),
                    outcome.figures().getLong("overCapFen", 0L));
        } else {
            Log.errorf(
                    "event=payment_suspended merchant=%d kind=%s suspense=%s order=%s: staff must decide",
                    merchant.merchantId(),
                    outcome.word(),
                    outcome.figures().getString("suspenseId"),
                    outcome.figures().getString("orderId"));
        }
    }
}
