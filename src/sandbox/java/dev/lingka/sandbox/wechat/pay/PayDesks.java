package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.http.Router;

/** Which path of WeChat Pay leads to which desk. */
public record PayDesks(
        PrepayDesk prepay, OrderDesk orders, RefundDesk refunds, BillDesk bills, CertificateDesk certificates) {
    /** A mark on replies that go out without a signature; it never reaches the wire. */
    static final String UNSIGNED = "X-Unsigned";

    void open(Router<PayGateway.Desk> router) {
        router.on("POST", "/v3/pay/transactions/jsapi", prepay::prepay)
                .on("GET", "/v3/pay/transactions/out-trade-no/{out_trade_no}", orders::byOutTradeNo)
                .on("GET", "/v3/pay/transactions/id/{transaction_id}", orders::byTransactionId)
                .on("POST", "/v3/pay/transactions/out-trade-no/{out_trade_no}/close", orders::close)
                .on("POST", "/v3/refund/domestic/refunds", refunds::refund)
                .on("GET", "/v3/refund/domestic/refunds/{out_refund_no}", refunds::byOutRefundNo)
                .on(
                        "POST",
                        "/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund",
                        refunds::applyAbnormalRefund)
                .on("GET", "/v3/bill/tradebill", bills::tradeBill)
                .on("GET", "/v3/bill/fundflowbill", bills::fundFlowBill)
                .on("GET", "/v3/billdownload/file", bills::download)
                .on("GET", "/v3/certificates", certificates::list);
    }
}
