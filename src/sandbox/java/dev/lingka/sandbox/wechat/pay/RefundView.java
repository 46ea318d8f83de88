package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.json.Json;

/** A refund as the API answers it ({@code status}) and as its notice carries it ({@code refund_status}). */
public final class RefundView {
    private static final String RECEIVED_BY = "支付用户零钱";

    private RefundView() {}

    public static ObjectNode of(Refund refund) {
        ObjectNode view = Json.object()
                .put("refund_id", refund.refundId())
                .put("out_refund_no", refund.outRefundNo())
                .put("transaction_id", refund.transactionId())
                .put("out_trade_no", refund.outTradeNo())
                .put("channel", "ORIGINAL")
                .put("user_received_account", RECEIVED_BY);
        if (refund.successAt() > 0) {
            view.put("success_time", SandboxClock.rfc3339(refund.successAt()));
        }
        view.put("create_time", SandboxClock.rfc3339(refund.createdAt()))
                .put("status", refund.status())
                .put("funds_account", refund.terms().fundsAccount());
        return view.set("amount", fullAmount(refund.terms()));
    }

    private static ObjectNode fullAmount(Refund.Terms terms) {
        ObjectNode amount = amount(terms)
                .put("settlement_refund", terms.refundFen())
                .put("settlement_total", terms.totalFen())
                .put("discount_refund", 0)
                .put("currency", "CNY")
                .put("refund_fee", 0);
        return amount.set("from", Json.array());
    }

    static ObjectNode notice(Refund refund) {
        ObjectNode view = Json.object()
                .put("mchid", refund.mchid())
                .put("transaction_id", refund.transactionId())
                .put("out_trade_no", refund.outTradeNo())
                .put("refund_id", refund.refundId())
                .put("out_refund_no", refund.outRefundNo())
                .put("refund_status", refund.status());
        if (refund.successAt() > 0) {
            view.put("success_time", SandboxClock.rfc3339(refund.successAt()));
        }
        return view.put("user_received_account", RECEIVED_BY).set("amount", amount(refund.terms()));
    }

    private static ObjectNode amount(Refund.Terms terms) {
        return Json.object()
                .put("total", terms.totalFen())
                .put("refund", terms.refundFen())
                .put("payer_total", terms.totalFen())
                .put("payer_refund", terms.refundFen());
    }
}
