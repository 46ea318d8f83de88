package dev.lingka.recharge;

import dev.lingka.member.MemberService;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.pay.PayRefusal;
import dev.lingka.wechat.pay.Prepaid;
import dev.lingka.wechat.pay.Prepay;
import dev.lingka.wechat.pay.WechatPayService;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Gets from WeChat what the phone needs to pay an order that is saved already. An answer that never came is no error:
 * the order stays open, and asking again uses the same number and figures.
 */
@ApplicationScoped
public class Prepayment {

    private final WechatPayService wechat;
    private final MemberService members;
    private final MoneyFunctions money;
    private final OrderTruth truth;
    private final RechargeRepository orders;
    private final RechargeConfig config;
    private final Clock clock;

    Prepayment(
            WechatPayService wechat,
            MemberService members,
            MoneyFunctions money,
            OrderTruth truth,
            RechargeRepository orders,
            RechargeConfig config,
            Clock clock) {
        this.wechat = wechat;
        this.members = members;
        this.money = money;
        this.truth = truth;
        this.orders = orders;
        this.config = config;
        this.clock = clock;
    }

    /** What to pay the order with, or nothing when there is nothing to pay any more. */
    public Uni<Paying> prepare(RechargeOrder order) {
        if (!order.isPending() || order.isExpired(clock.instant())) {
            return Uni.createFrom().item(Paying.nothing(order));
        }
        if (order.isPrepaid(clock.instant(), config.prepayLife())) {
            return wechat.parameters(order, order.prepayId()).map(parameters -> new Paying(order, parameters));
        }
        return members.openidOf(order, order.payerIdentity())
                .map(openid -> openid.orElseThrow(() -> ProblemException.of(RechargeProblem.PAYMENT_UNAVAILABLE)))
                .chain(openid -> wechat.prepay(order, request(order, openid)))
                .chain(result -> result.fold(
                        prepaid -> keep(order, prepaid),
                        refused -> refused(order, refused.reason(), refused.code()),
                        unsure -> Uni.createFrom().item(Paying.nothing(order))));
    }

    /** The same values each time: WeChat refuses the same number with others. */
    private Prepay request(RechargeOrder order, String openid) {
        return new Prepay(order.outTradeNo(), description(order), order.totalFen(), openid, order.expiresAt(), "");
    }

    private String description(RechargeOrder order) {
        return order.isOfCard() ? config.feeDescription() : config.description();
    }

    private Uni<Paying> keep(RechargeOrder order, Prepaid prepaid) {
        JsonObject args = new JsonObject().put("orderId", order.id().toString()).put("prepayId", prepaid.prepayId());
        return money.call("recharge_prepaid", Operation.ofSystem(order.merchantId(), "prepaid:" + order.id()), args)
                .chain(outcome -> outcome.is("KEPT")
                        ? Uni.createFrom().item(new Paying(order, prepaid.parameters()))
                        : orders.find(order, order.id()).map(Paying::nothing));
    }

    private Uni<Paying> refused(RechargeOrder order, PayRefusal reason, String code) {
        Log.warnf(
                "event=prepay_refused merchant=%d order=%s reason=%s code=%s",
                order.merchantId(), order.id(), reason, code);
        return switch (reason) {
            case ORDER_PAID, ORDER_CLOSED, INVALID_REQUEST ->
                truth.ask(order).chain(() -> orders.find(order, order.id())).map(Paying::nothing);
            default -> throw ProblemException.of(RechargeProblem.PAYMENT_UNAVAILABLE);
        };
    }
}
