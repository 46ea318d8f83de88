package dev.lingka.recharge.refund;

import dev.lingka.ledger.HotBalances;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.wechat.pay.RefundState;
import dev.lingka.wechat.pay.RefundStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Books what WeChat says of a refund. Repetition changes nothing. */
@ApplicationScoped
public class RefundSettlement {

    private static final Set<String> ALARMING = Set.of("BY_HAND", "UNKNOWN_REFUND", "AMOUNT_MISMATCH");

    private final MoneyFunctions money;
    private final HotBalances balances;
    private final MeterRegistry meters;

    RefundSettlement(MoneyFunctions money, HotBalances balances, MeterRegistry meters) {
        this.money = money;
        this.balances = balances;
        this.meters = meters;
    }

    /** Completes after the commit. UNKNOWN_REFUND when the refund was not made by Lingka. */
    public Uni<Outcome> settle(InMerchant merchant, RefundState refund) {
        return settle(merchant, refund.outRefundNo(), refund.status(), refund.refundId(), refund.refundFen());
    }

    /** Gives up on WeChat: from now on a person must pay this refund out. */
    Uni<Outcome> giveUp(Refund refund) {
        return settle(refund, refund.outRefundNo(), RefundStatus.ABNORMAL, null, refund.amountFen());
    }

    private Uni<Outcome> settle(
            InMerchant merchant, String outRefundNo, RefundStatus status, String refundId, long amountFen) {
        JsonObject args = new JsonObject()
                .put("outRefundNo", outRefundNo)
                .put("status", status.name())
                .put("refundId", refundId)
                .put("amountFen", amountFen);
        Operation operation = Operation.ofSystem(merchant.merchantId(), "wxr:" + outRefundNo + ":" + status);
        return money.call("recharge_refund_settle", operation, args)
                .invoke(outcome -> tell(merchant, outcome))
                .call(outcome -> remember(merchant, outcome));
    }

    private Uni<Void> remember(InMerchant merchant, Outcome outcome) {
        JsonArray moved = outcome.figures().getJsonArray("balances");
        return moved == null ? Uni.createFrom().voidItem() : balances.put(merchant, moved);
    }

    private void tell(InMerchant merchant, Outcome outcome) {
        meters.counter("lingka_refund_settlements", "outcome", outcome.word()).increment();
        String line = "event=refund_settled merchant=" + merchant.merchantId() + " refund="
                + outcome.figures().getString("refundId") + " outcome=" + outcome.word();
        if (ALARMING.contains(outcome.word())) {
            Log.error(line);
        } else {
            Log.info(line);
        }
    }
}
