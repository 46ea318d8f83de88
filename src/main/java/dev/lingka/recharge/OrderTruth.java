package dev.lingka.recharge;

import dev.lingka.wechat.pay.OrderState;
import dev.lingka.wechat.pay.PayRefusal;
import dev.lingka.wechat.pay.PayResult;
import dev.lingka.wechat.pay.TradeState;
import dev.lingka.wechat.pay.WechatPayService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Asks WeChat how an open order stands and books the answer. What WeChat does not clearly say changes nothing. An
 * order is closed at WeChat before it is closed here, so that it cannot be paid afterwards.
 */
@ApplicationScoped
public class OrderTruth {

    private final WechatPayService wechat;
    private final OrderSettlement settlement;
    private final Clock clock;

    OrderTruth(WechatPayService wechat, OrderSettlement settlement, Clock clock) {
        this.wechat = wechat;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** Settles the order if it is paid, closes it if its time is up. */
    public Uni<Void> ask(RechargeOrder order) {
        return wechat.query(order, order.outTradeNo())
                .chain(result -> result.fold(
                        found -> follow(order, found),
                        refused -> unknownThere(order, refused.reason()),
                        unsure -> later()));
    }

    /** Closes the order at WeChat and then here, unless it turns out to be paid. */
    public Uni<Void> close(RechargeOrder order) {
        return wechat.close(order, order.outTradeNo())
                .chain(result -> result.fold(
                        closed -> closeHere(order),
                        refused -> closeRefused(order, refused.reason()),
                        unsure -> later()));
    }

    private Uni<Void> follow(RechargeOrder order, OrderState found) {
        if (found.state().isPaid()) {
            return settlement.settle(order, found).replaceWithVoid();
        }
        if (found.state() == TradeState.CLOSED) {
            return closeHere(order);
        }
        return order.isExpired(clock.instant()) ? close(order) : later();
    }

    private Uni<Void> unknownThere(RechargeOrder order, PayRefusal reason) {
        boolean neverArrived = reason == PayRefusal.ORDER_NOT_FOUND;
        return neverArrived && order.isExpired(clock.instant()) ? close(order) : later();
    }

    private Uni<Void> closeRefused(RechargeOrder order, PayRefusal reason) {
        return switch (reason) {
            case ORDER_CLOSED, ORDER_NOT_FOUND -> closeHere(order);
            case ORDER_PAID -> wechat.query(order, order.outTradeNo()).chain(result -> settleIfPaid(order, result));
            default -> later();
        };
    }

    private Uni<Void> settleIfPaid(RechargeOrder order, PayResult<OrderState> result) {
        return result.found()
                .filter(found -> found.state().isPaid())
                .map(found -> settlement.settle(order, found).replaceWithVoid())
                .orElseGet(OrderTruth::later);
    }

    private Uni<Void> closeHere(RechargeOrder order) {
        return settlement.close(order).replaceWithVoid();
    }

    private static Uni<Void> later() {
        return Uni.createFrom().voidItem();
    }
}
