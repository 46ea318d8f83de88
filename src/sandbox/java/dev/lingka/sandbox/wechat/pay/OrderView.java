package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.json.Json;

/** An order as the query answers it and as the payment notice carries it. */
public final class OrderView {
    private OrderView() {}

    public static ObjectNode of(Order order) {
        ObjectNode view = Json.object()
                .put("appid", order.terms().appid())
                .put("mchid", order.mchid())
                .put("out_trade_no", order.outTradeNo());
        if (order.payment() != null) {
            view.put("transaction_id", order.payment().transactionId()).put("trade_type", "JSAPI");
        }
        view.put("trade_state", order.state().name())
                .put("trade_state_desc", order.state().words());
        ObjectNode amount = Json.object().put("total", order.terms().totalFen());
        if (order.payment() == null) {
            return view.set("amount", amount.put("currency", "CNY"));
        }
        view.put("bank_type", order.payment().bankType())
                .put("attach", order.terms().attach())
                .put("success_time", SandboxClock.rfc3339(order.payment().paidAt()));
        view.set("payer", Json.object().put("openid", order.terms().openid()));
        amount.put("payer_total", order.terms().totalFen()).put("currency", "CNY");
        return scene(view.set("amount", amount.put("payer_currency", "CNY")), order);
    }

    private static ObjectNode scene(ObjectNode view, Order order) {
        String device = order.terms().parameters().at("/scene_info/device_id").asText("");
        return device.isEmpty() ? view : view.set("scene_info", Json.object().put("device_id", device));
    }
}
