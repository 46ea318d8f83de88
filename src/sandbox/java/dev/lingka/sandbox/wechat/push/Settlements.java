package dev.lingka.sandbox.wechat.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Shipping;
import dev.lingka.sandbox.wechat.json.Json;

/** Tells the app when a delivery was reported and when its money is free: trade_manage_order_settlement, twice. */
public final class Settlements {
    private static final String EVENT = "trade_manage_order_settlement";
    private static final long AUTOMATIC_SECONDS = 10 * 86_400;

    private final Book book;
    private final SandboxClock clock;
    private final Pushes pushes;

    public Settlements(Book book, SandboxClock clock, Pushes pushes) {
        this.book = book;
        this.clock = clock;
        this.pushes = pushes;
    }

    /** Call it inside a write. */
    public void shipped(Order order, Shipping shipping) {
        post(order, fields(order, shipping));
    }

    /** The person confirmed the receipt, or time did: {@code method} 1 is automatic, 2 by hand. */
    public Shipping confirm(String key, int method) {
        return book.write(() -> {
            Shipping before = book.shippings.find(key).orElseThrow();
            Order order = book.orders.find(key).orElseThrow();
            Shipping confirmed = new Shipping(
                    before.mchid(),
                    before.outTradeNo(),
                    before.transactionId(),
                    before.body(),
                    before.uploads(),
                    before.uploadTime(),
                    3,
                    before.shippedAt(),
                    clock.now());
            book.shippings.put(key, confirmed);
            long now = clock.now() / 1000;
            post(
                    order,
                    fields(order, confirmed)
                            .put("confirm_receive_method", method)
                            .put("confirm_receive_time", now)
                            .put("settlement_time", now));
            return confirmed;
        });
    }

    private static ObjectNode fields(Order order, Shipping shipping) {
        return Json.object()
                .put("transaction_id", shipping.transactionId())
                .put("merchant_id", order.mchid())
                .put("sub_merchant_id", "")
                .put("merchant_trade_no", order.outTradeNo())
                .put("pay_time", order.payment().paidAt() / 1000)
                .put("shipped_time", shipping.shippedAt() / 1000)
                .put("estimated_settlement_time", shipping.shippedAt() / 1000 + AUTOMATIC_SECONDS);
    }

    private void post(Order order, ObjectNode fields) {
        pushes.post(order.terms().appid(), PushEvent.event(order.terms().openid(), EVENT, fields));
    }
}
