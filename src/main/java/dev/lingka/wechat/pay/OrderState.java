package dev.lingka.wechat.pay;

import java.time.Instant;
import java.util.Optional;

/**
 * An order as WeChat knows it, by query or notice.
 *
 * @param transactionId WeChat's number, once paid
 * @param amountFen the order's total, 0 when WeChat leaves it out of an unpaid order
 * @param openId the payer, once paid
 */
public record OrderState(
        String appId,
        String mchId,
        String outTradeNo,
        TradeState state,
        Optional<String> transactionId,
        long amountFen,
        String currency,
        Optional<String> openId,
        Optional<Instant> paidAt,
        String attach) {

    @Override
    public String toString() {
        return "OrderState[outTradeNo=" + outTradeNo + ", state=" + state + ", amountFen=" + amountFen + "]";
    }
}
