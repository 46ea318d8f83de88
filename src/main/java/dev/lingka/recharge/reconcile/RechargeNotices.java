package dev.lingka.recharge.reconcile;

import dev.lingka.recharge.OrderSettlement;
import dev.lingka.recharge.refund.RefundSettlement;
import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.PaymentNoticeHandler;
import dev.lingka.wechat.pay.RefundNotice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Settles what WeChat's notices tell. WeChat is answered only after the commit: whatever fails before it comes again.
 * A payment of an order that nobody knows is booked to suspense and so is ours too.
 */
@ApplicationScoped
class RechargeNotices implements PaymentNoticeHandler {

    private final OrderSettlement orders;
    private final RefundSettlement refunds;

    RechargeNotices(OrderSettlement orders, RefundSettlement refunds) {
        this.orders = orders;
        this.refunds = refunds;
    }

    @Override
    public Uni<Boolean> paid(PaidNotice notice) {
        return orders.settle(notice, notice.order()).replaceWith(true);
    }

    @Override
    public Uni<Boolean> refunded(RefundNotice notice) {
        return refunds.settle(notice, notice.refund()).map(outcome -> !outcome.is("UNKNOWN_REFUND"));
    }
}
