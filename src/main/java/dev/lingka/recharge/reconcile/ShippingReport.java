package dev.lingka.recharge.reconcile;

import dev.lingka.member.MemberService;
import dev.lingka.recharge.RechargeConfig;
import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeService;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.open.Shipping;
import dev.lingka.wechat.open.WechatOpenService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Tells WeChat that a recharge was delivered (a virtual good), where {@code lingka.wechat.upload-shipping} says so.
 * WeChat may not know a payment for some seconds: then the event comes again.
 */
@ApplicationScoped
class ShippingReport implements OutboxListener {

    private final RechargeService recharges;
    private final MemberService members;
    private final WechatOpenService wechat;
    private final WechatConfig switches;
    private final RechargeConfig config;

    ShippingReport(
            RechargeService recharges,
            MemberService members,
            WechatOpenService wechat,
            WechatConfig switches,
            RechargeConfig config) {
        this.recharges = recharges;
        this.members = members;
        this.wechat = wechat;
        this.switches = switches;
        this.config = config;
    }

    @Override
    public String name() {
        return "recharge.shipping";
    }

    @Override
    public Set<String> types() {
        return switches.uploadShipping() ? Set.of("RechargePaid", "CardFeePaid") : Set.of();
    }

    /** What waited when the switch was turned off comes all the same. */
    @Override
    public Uni<Void> handle(OutboxEvent event) {
        if (!switches.uploadShipping()) {
            return Uni.createFrom().voidItem();
        }
        return recharges
                .find(event, UUID.fromString(event.payload().getString("orderId")))
                .chain(order -> order.isAtCounter() || isToldByRecharge(event, order)
                        ? Uni.createFrom().voidItem()
                        : report(order, event.createdAt()));
    }

    /** A fee that was paid with a recharge is one payment, which the recharge's event reports. */
    private static boolean isToldByRecharge(OutboxEvent event, RechargeOrder order) {
        return event.type().equals("CardFeePaid") && order.amountFen() > 0;
    }

    /** Somebody whose data was deleted meanwhile has no openid any more, and nothing can be reported. */
    private Uni<Void> report(RechargeOrder order, Instant creditedAt) {
        return members.openidOf(order, order.payerIdentity())
                .chain(openid -> openid.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : wechat.uploadShipping(
                                order,
                                new Shipping(order.transactionId(), openid.get(), config.description(), creditedAt)));
    }
}
