package dev.lingka.sandbox.wechat.pay;

import static dev.lingka.sandbox.wechat.json.Shape.any;
import static dev.lingka.sandbox.wechat.json.Shape.bool;
import static dev.lingka.sandbox.wechat.json.Shape.each;
import static dev.lingka.sandbox.wechat.json.Shape.fields;
import static dev.lingka.sandbox.wechat.json.Shape.oneOf;
import static dev.lingka.sandbox.wechat.json.Shape.text;
import static dev.lingka.sandbox.wechat.json.Shape.whole;

import dev.lingka.sandbox.wechat.json.Shape;

/** The fields of a JSAPI prepay request. */
final class PrepayShape {
    private static final long LARGEST_FEN = Integer.MAX_VALUE;
    private static final Shape GOODS = fields().must("merchant_goods_id", text(1, 32))
            .may("wechatpay_goods_id", text(1, 32))
            .may("goods_name", text(1, 256))
            .must("quantity", whole(1, Integer.MAX_VALUE))
            .must("unit_price", whole(0, LARGEST_FEN));
    private static final Shape DETAIL = fields().may("cost_price", whole(0, LARGEST_FEN))
            .may("invoice_id", text(0, 32))
            .may("goods_detail", each(GOODS));
    private static final Shape STORE = fields().must("id", text(1, 32))
            .may("name", text(0, 256))
            .may("area_code", text(0, 32))
            .may("address", text(0, 512));
    private static final Shape SCENE_INFO = fields().must("payer_client_ip", text(1, 45))
            .may("device_id", text(0, 32))
            .may("store_info", STORE);

    static final Shape PREPAY = fields().must("appid", text(1, 32))
            .must("mchid", text(1, 32))
            .must("description", text(1, 127))
            .must("out_trade_no", text(6, 32, "[0-9A-Za-z_\\-|*]+"))
            .may("time_expire", text(1, 64))
            .may("attach", text(0, 128))
            .must("notify_url", text(1, 255))
            .may("goods_tag", text(0, 32))
            .may("support_fapiao", bool())
            .must("amount", fields().must("total", whole(1, LARGEST_FEN)).may("currency", oneOf("CNY")))
            .must("payer", fields().must("openid", text(1, 128)).may("identity", any()))
            .may("detail", DETAIL)
            .may("scene_info", SCENE_INFO)
            .may("settle_info", fields().may("profit_sharing", bool()))
            .may("limit_pay", each(oneOf("no_balance", "no_credit", "no_debit", "balance_only")))
            .may("subsidy_info", any());

    private PrepayShape() {}
}
