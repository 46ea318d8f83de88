package dev.lingka.sandbox.wechat.pay;

import static dev.lingka.sandbox.wechat.json.Shape.any;
import static dev.lingka.sandbox.wechat.json.Shape.each;
import static dev.lingka.sandbox.wechat.json.Shape.fields;
import static dev.lingka.sandbox.wechat.json.Shape.oneOf;
import static dev.lingka.sandbox.wechat.json.Shape.text;
import static dev.lingka.sandbox.wechat.json.Shape.whole;

import dev.lingka.sandbox.wechat.json.Shape;

/** The fields of a refund request. */
final class RefundShape {
    private static final Shape FROM =
            fields().must("account", oneOf("AVAILABLE", "UNAVAILABLE")).must("amount", whole(1, Long.MAX_VALUE));
    private static final Shape AMOUNT = fields().must("refund", whole(1, Long.MAX_VALUE))
            .may("from", each(FROM))
            .must("total", whole(1, Long.MAX_VALUE))
            .must("currency", oneOf("CNY"));
    private static final Shape GOODS = fields().must("merchant_goods_id", text(1, 32))
            .may("wechatpay_goods_id", text(1, 32))
            .may("goods_name", text(1, 256))
            .must("unit_price", whole(0, Long.MAX_VALUE))
            .must("refund_amount", whole(0, Long.MAX_VALUE))
            .must("refund_quantity", whole(1, Integer.MAX_VALUE));

    static final Shape REFUND = fields().may("transaction_id", text(1, 32))
            .may("out_trade_no", text(6, 32))
            .must("out_refund_no", text(1, 64, "[0-9A-Za-z_\\-|*@]+"))
            .may("reason", text(0, 80))
            .may("notify_url", text(1, 256))
            .may("funds_account", oneOf("AVAILABLE", "UNSETTLED"))
            .must("amount", AMOUNT)
            .may("goods_detail", each(GOODS));

    static final Shape ABNORMAL = fields().must("out_refund_no", text(1, 64))
            .must("type", oneOf("USER_BANK_CARD", "MERCHANT_BANK_CARD"))
            .may("bank_type", text(0, 16))
            .may("bank_account", any())
            .may("real_name", any());

    private RefundShape() {}
}
