package dev.lingka.wechat.pay;

import dev.lingka.shared.InMerchant;
import dev.lingka.wechat.CallerContext;
import dev.lingka.wechat.WechatConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * WeChat Pay for one merchant at a time. Call it outside of database transactions; results arrive on the caller's
 * context and never fail for WeChat's sake: see {@link PayResult}. All calls may be repeated with the same numbers.
 * They fail with {@code WECHAT_NOT_CONFIGURED} for a merchant without payment keys.
 */
@ApplicationScoped
public class WechatPayService {

    private final PayGate gate;
    private final PayClients clients;
    private final boolean checkBillTotals;

    WechatPayService(PayGate gate, PayClients clients, WechatConfig config) {
        this.gate = gate;
        this.clients = clients;
        this.checkBillTotals = config.checkBillTotals();
    }

    /** Places the order at WeChat and signs what the phone needs to pay it. */
    public Uni<PayResult<Prepaid>> prepay(InMerchant merchant, Prepay order) {
        return call(merchant, "prepay", client -> {
            String prepayId = PayAnswers.prepayId(client.orders().prepay(PayBodies.prepay(client, order)));
            return new Prepaid(prepayId, PaymentSigner.sign(client, prepayId));
        });
    }

    /** Signs a prepay id that is known and younger than two hours, so that the phone can try once more. */
    public Uni<PaymentParameters> parameters(InMerchant merchant, String prepayId) {
        return clients.of(merchant).map(client -> PaymentSigner.sign(client, prepayId));
    }

    /** The order at WeChat; {@link PayRefusal#ORDER_NOT_FOUND} when it never got there. */
    public Uni<PayResult<OrderState>> query(InMerchant merchant, String outTradeNo) {
        return call(
                merchant,
                "query",
                client ->
                        PayAnswers.order(client.orders().queryOrderByOutTradeNo(PayBodies.query(client, outTradeNo))));
    }

    /** Closes an unpaid order; done with its number. {@link PayRefusal#ORDER_PAID} when the payer was faster. */
    public Uni<PayResult<String>> close(InMerchant merchant, String outTradeNo) {
        return call(merchant, "close", client -> {
            client.orders().closeOrder(PayBodies.close(client, outTradeNo));
            return outTradeNo;
        });
    }

    /** Asks for a refund. Done means accepted: the state is usually {@link RefundStatus#PROCESSING} first. */
    public Uni<PayResult<RefundState>> refund(InMerchant merchant, PlaceRefund refund) {
        return call(
                merchant,
                "refund",
                client -> PayAnswers.refund(client.refunds().create(PayBodies.refund(client, refund))));
    }

    /** The refund at WeChat; {@link PayRefusal#REFUND_NOT_FOUND} when it never got there. */
    public Uni<PayResult<RefundState>> queryRefund(InMerchant merchant, String outRefundNo) {
        return call(
                merchant,
                "query-refund",
                client -> PayAnswers.refund(client.refunds().queryByOutRefundNo(PayBodies.queryRefund(outRefundNo))));
    }

    /**
     * The trade bill of a day in Beijing's zone, checked against WeChat's hash and totals; empty for a day without
     * trade. {@link PayRefusal#BILL_NOT_READY} before about 10 o'clock of the next day.
     */
    public Uni<PayResult<TradeBill>> tradeBill(InMerchant merchant, LocalDate day) {
        return call(merchant, "trade-bill", client -> TradeBillFile.download(client.bills(), day, checkBillTotals))
                .map(result ->
                        result.isRefused(PayRefusal.NO_BILL) ? new PayResult.Done<>(TradeBill.empty(day)) : result);
    }

    private <T> Uni<PayResult<T>> call(InMerchant merchant, String name, Function<PayClient, T> work) {
        return CallerContext.keep(
                () -> clients.of(merchant).chain(client -> gate.call(name, () -> work.apply(client))));
    }
}
