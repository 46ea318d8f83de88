package dev.lingka.recharge;

import java.util.UUID;

/** An order as staff see it: with its numbers at WeChat. */
public record RechargeAdminView(
        RechargeView order, UUID memberId, UUID storeId, String outTradeNo, String transactionId, int checks) {

    static RechargeAdminView of(RechargeOrder order) {
        return new RechargeAdminView(
                RechargeView.of(order),
                order.memberId(),
                order.storeId(),
                order.outTradeNo(),
                order.transactionId(),
                order.checkStep());
    }
}
