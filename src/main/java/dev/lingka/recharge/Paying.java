package dev.lingka.recharge;

import dev.lingka.wechat.pay.PaymentParameters;

/**
 * An order and what the phone needs to pay it.
 *
 * @param payment null when WeChat has not clearly taken the order yet, or when there is nothing to pay any more
 */
public record Paying(RechargeOrder order, PaymentParameters payment) {

    static Paying nothing(RechargeOrder order) {
        return new Paying(order, null);
    }

    /** Whether asking again with the same key may bring the payment parameters. */
    public boolean isUnsure() {
        return payment == null && order.isPending();
    }
}
