package dev.lingka.recharge.refund;

import dev.lingka.recharge.CheckSchedule;
import dev.lingka.wechat.pay.PayRefusal;
import dev.lingka.wechat.pay.PayResult;
import dev.lingka.wechat.pay.PlaceRefund;
import dev.lingka.wechat.pay.RefundState;
import dev.lingka.wechat.pay.WechatPayService;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Brings an open refund on: asks WeChat for it until it is accepted, then how it stands. Always with the same number,
 * so that asking twice refunds once.
 */
@ApplicationScoped
public class RefundTruth {

    private final WechatPayService wechat;
    private final RefundSettlement settlement;
    private final RefundRepository refunds;
    private final CheckSchedule schedule;
    private final Clock clock;

    RefundTruth(
            WechatPayService wechat,
            RefundSettlement settlement,
            RefundRepository refunds,
            CheckSchedule schedule,
            Clock clock) {
        this.wechat = wechat;
        this.settlement = settlement;
        this.refunds = refunds;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Answers what stood in the way, for staff to read; null when nothing did. */
    public Uni<String> ask(Refund refund) {
        return switch (refund.state()) {
            case REQUESTED -> request(refund);
            case ACCEPTED -> query(refund);
            default -> Uni.createFrom().nullItem();
        };
    }

    /** The same, and the refund as it is then. */
    Uni<Refund> advance(Refund refund) {
        return ask(refund).chain(() -> refunds.find(refund, refund.id()));
    }

    private Uni<String> request(Refund refund) {
        PlaceRefund wish = new PlaceRefund(
                refund.outTradeNo(), refund.outRefundNo(), refund.amountFen(), refund.totalFen(), refund.reason());
        return wechat.refund(refund, wish).chain(result -> follow(refund, result));
    }

    private Uni<String> query(Refund refund) {
        return wechat.queryRefund(refund, refund.outRefundNo()).chain(result -> follow(refund, result));
    }

    private Uni<String> follow(Refund refund, PayResult<RefundState> result) {
        return result.fold(
                state -> settlement.settle(refund, state).replaceWith((String) null),
                refused -> refused(refund, refused.reason(), refused.code()),
                unsure -> Uni.createFrom().item("UNKNOWN " + unsure.doubt()));
    }

    /**
     * A clear no. That the merchant's balance is too low passes; that the payer's account is gone does not. Anything
     * else is looked up first, because the refund may be there already, and given up when all checks are over.
     */
    private Uni<String> refused(Refund refund, PayRefusal reason, String code) {
        Log.warnf(
                "event=refund_refused merchant=%d refund=%s reason=%s code=%s",
                refund.merchantId(), refund.id(), reason, code);
        if (reason == PayRefusal.PAYER_ACCOUNT_ABNORMAL) {
            return settlement.giveUp(refund).replaceWith(code);
        }
        if (reason == PayRefusal.NOT_ENOUGH || refund.state() == RefundPhase.ACCEPTED) {
            return Uni.createFrom().item(code);
        }
        return wechat.queryRefund(refund, refund.outRefundNo()).chain(found -> lookedUp(refund, found, code));
    }

    private Uni<String> lookedUp(Refund refund, PayResult<RefundState> found, String code) {
        if (found.found().isPresent()) {
            return settlement.settle(refund, found.found().get()).replaceWith((String) null);
        }
        boolean neverMade = found.isRefused(PayRefusal.REFUND_NOT_FOUND);
        return neverMade && schedule.isOver(refund.requestedAt(), clock.instant())
                ? settlement.giveUp(refund).replaceWith(code)
                : Uni.createFrom().item(code);
    }
}
