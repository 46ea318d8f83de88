package dev.lingka.sandbox.wechat.pay;

import static dev.lingka.sandbox.wechat.json.Shape.fields;
import static dev.lingka.sandbox.wechat.json.Shape.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.book.TradeState;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.json.Shape;
import java.util.Optional;

/** Answers what became of an order, and closes it. */
final class OrderDesk {
    private static final Shape CLOSE = fields().must("mchid", text(1, 32));

    private final Book book;
    private final SandboxClock clock;

    OrderDesk(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Reply byOutTradeNo(PayCall call) {
        call.requireQueryMerchant();
        return Reply.json(200, OrderView.of(order(call)));
    }

    /** Only paid orders have a transaction id. */
    Reply byTransactionId(PayCall call) {
        call.requireQueryMerchant();
        String id = call.request().path("transaction_id");
        Optional<Order> order = paid(book, call.merchant().mchid(), id);
        return Reply.json(200, OrderView.of(order.orElseThrow(OrderDesk::unknown)));
    }

    Reply close(PayCall call) {
        ObjectNode body = call.body(CLOSE);
        call.requireSameMerchant(body.get("mchid").textValue(), "body");
        book.run(() -> close(order(call)));
        return Reply.noContent();
    }

    private void close(Order order) {
        if (order.state().paid()) {
            throw new PayProblem(400, Settings.of(book).paidCode(), PayProblem.ALREADY_PAID, "该订单已支付，不能关闭");
        }
        if (order.state() == TradeState.NOTPAY) {
            book.orders.put(order.key(), order.closed());
        }
    }

    private Order order(PayCall call) {
        String key = Order.key(call.merchant().mchid(), call.request().path("out_trade_no"));
        return book.orders.find(key).orElseThrow(OrderDesk::unknown).at(clock.now());
    }

    static Optional<Order> paid(Book book, String mchid, String transactionId) {
        return book
                .orders
                .where(order -> order.mchid().equals(mchid)
                        && order.payment() != null
                        && order.payment().transactionId().equals(transactionId))
                .stream()
                .findFirst();
    }

    private static PayProblem unknown() {
        return new PayProblem(404, "ORDER_NOT_EXIST", PayProblem.ORDER_NOT_FOUND, "订单不存在");
    }
}
