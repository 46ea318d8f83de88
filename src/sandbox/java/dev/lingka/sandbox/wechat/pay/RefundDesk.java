package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Gives money back: one refund per out_refund_no, never more than was paid. A 200 means accepted, not done. */
final class RefundDesk {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final long LATEST_MILLIS = 365 * 86_400_000L;
    private static final int MOST_REFUNDS = 50;

    private final Book book;
    private final SandboxClock clock;
    private final Funds funds;
    private final RefundFlow flow;

    RefundDesk(Book book, SandboxClock clock, Funds funds, RefundFlow flow) {
        this.book = book;
        this.clock = clock;
        this.funds = funds;
        this.flow = flow;
    }

    Reply refund(PayCall call) {
        ObjectNode body = call.body(RefundShape.REFUND);
        if (!body.hasNonNull("transaction_id") && !body.hasNonNull("out_trade_no")) {
            throw PayProblem.parameter(
                    PayProblem.BAD_PARAMETER, "/out_trade_no", null, "transaction_id 和 out_trade_no 二选一", "body");
        }
        if (body.hasNonNull("notify_url")) {
            PrepayDesk.requireNotifyUrl(body.get("notify_url").textValue());
        }
        Refund refund = book.write(() -> accept(call.merchant().mchid(), body));
        return Reply.json(200, RefundView.of(refund));
    }

    Reply byOutRefundNo(PayCall call) {
        String key = Refund.key(call.merchant().mchid(), call.request().path("out_refund_no"));
        return Reply.json(200, RefundView.of(book.refunds.find(key).orElseThrow(RefundDesk::unknownRefund)));
    }

    /** Sends an abnormal refund to another account; it is under way again. */
    Reply applyAbnormalRefund(PayCall call) {
        ObjectNode body = call.body(RefundShape.ABNORMAL);
        String key =
                Refund.key(call.merchant().mchid(), body.get("out_refund_no").textValue());
        String id = call.request().path("refund_id");
        Refund again = book.write(() -> {
            Refund refund = book.refunds
                    .find(key)
                    .filter(known -> known.refundId().equals(id))
                    .orElseThrow(RefundDesk::unknownRefund);
            if (!refund.status().equals("ABNORMAL")) {
                throw PayProblem.invalid(PayProblem.OTHER, "只有退款异常的退款单可以发起异常退款");
            }
            return flow.restart(refund);
        });
        return Reply.json(200, RefundView.of(again));
    }

    private Refund accept(String mchid, ObjectNode body) {
        String key = Refund.key(mchid, body.get("out_refund_no").textValue());
        Optional<Refund> known = book.refunds.find(key);
        if (known.isPresent()) {
            return repeated(known.get(), body);
        }
        Order order = order(mchid, body);
        long refundFen = body.at("/amount/refund").longValue();
        requireRefundable(order, refundFen, body.at("/amount/total").longValue());
        if (!funds.covers(mchid, refundFen)) {
            throw new PayProblem(403, "NOT_ENOUGH", PayProblem.OTHER, "基本账户余额不足，请充值后重新发起");
        }
        return flow.start(order, fresh(order, body, refundFen));
    }

    private static Refund repeated(Refund known, ObjectNode body) {
        if (!known.terms().parameters().equals(body)) {
            throw PayProblem.invalid(PayProblem.OTHER_PARAMETERS, "订单金额或退款金额与之前请求不一致，请核实后再试");
        }
        return known;
    }

    private Order order(String mchid, ObjectNode body) {
        Optional<Order> byNumber =
                book.orders.find(Order.key(mchid, body.path("out_trade_no").asText("")));
        Optional<Order> byId =
                OrderDesk.paid(book, mchid, body.path("transaction_id").asText(""));
        Order order = (body.hasNonNull("transaction_id") ? byId : byNumber)
                .filter(found -> found.state().paid())
                .orElseThrow(() -> new PayProblem(404, "RESOURCE_NOT_EXISTS", PayProblem.ORDER_NOT_FOUND, "订单不存在或未支付"));
        boolean same = !body.hasNonNull("out_trade_no")
                || order.outTradeNo().equals(body.get("out_trade_no").textValue());
        if (!same) {
            throw PayProblem.invalid(PayProblem.MCHID_MISMATCH, "transaction_id 和 out_trade_no 不是同一笔订单");
        }
        return order;
    }

    private void requireRefundable(Order order, long refundFen, long totalFen) {
        Order.Refunded before = order.refunded();
        if (totalFen != order.terms().totalFen()) {
            throw PayProblem.invalid(PayProblem.OTHER_PARAMETERS, "订单金额与原订单不一致");
        }
        if (before.fen() + refundFen > totalFen) {
            throw PayProblem.invalid(PayProblem.OUT_OF_RANGE, "申请退款金额大于可退金额");
        }
        if (before.count() >= MOST_REFUNDS) {
            throw PayProblem.invalid(PayProblem.OUT_OF_RANGE, "部分退款次数超过 " + MOST_REFUNDS + " 次");
        }
        if (clock.now() > order.payment().paidAt() + LATEST_MILLIS) {
            throw PayProblem.invalid(PayProblem.OUT_OF_RANGE, "订单已超过可退款的期限（一年）");
        }
        long pause = Settings.of(book).refundIntervalSeconds() * 1000;
        if (before.count() > 0 && clock.now() < before.lastAt() + pause) {
            throw new PayProblem(429, "FREQUENCY_LIMITED", PayProblem.RATE_LIMIT, "同一笔订单的退款过于频繁");
        }
    }

    private Refund fresh(Order order, ObjectNode body, long refundFen) {
        Refund.Terms terms = new Refund.Terms(
                refundFen,
                order.terms().totalFen(),
                body.path("reason").asText(""),
                body.path("notify_url").asText(""),
                body.path("funds_account").asText("UNSETTLED"),
                body);
        Order.Refunded before = order.refunded();
        long feeFen =
                Funds.feeShare(order.payment().feeFen(), before.fen() + refundFen, terms.totalFen()) - before.feeFen();
        return new Refund(
                order.mchid(),
                body.get("out_refund_no").textValue(),
                "503" + Random.digits(7) + DAY.format(clock.today()) + Random.digits(10),
                order.outTradeNo(),
                order.payment().transactionId(),
                terms,
                clock.now(),
                "PROCESSING",
                feeFen,
                0);
    }

    private static PayProblem unknownRefund() {
        return new PayProblem(404, "RESOURCE_NOT_EXISTS", PayProblem.ORDER_NOT_FOUND, "退款单不存在");
    }
}
