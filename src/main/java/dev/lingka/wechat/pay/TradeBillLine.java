package dev.lingka.wechat.pay;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a trade bill: a payment, or a refund when it names one. The payer's openid is left out on purpose.
 *
 * @param settledFen what is settled of the order (应结订单金额); of a payment the amount that reaches the merchant
 * @param orderFen the order's total (订单金额)
 * @param refundFen what the refund takes from the settlement (退款金额), 0 on a payment
 * @param feeFen WeChat's fee (手续费), negative when it is given back
 */
public record TradeBillLine(
        Instant at,
        String mchId,
        String transactionId,
        String outTradeNo,
        String tradeState,
        long settledFen,
        long orderFen,
        Optional<String> refundId,
        Optional<String> outRefundNo,
        long refundFen,
        String refundStatus,
        long feeFen) {

    public boolean isRefund() {
        return outRefundNo.isPresent();
    }
}
