package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.Comparator;
import java.util.List;

/** WeChat's own book as a witness: every paid order and every refund of each merchant, in fen. */
final class Witness {
    private final Book book;

    Witness(Book book) {
        this.book = book;
    }

    void open(ControlGateway gateway) {
        gateway.on("GET", "/control/book", this::all);
    }

    /** All merchants, or one with {@code ?mchid=}. */
    private ObjectNode all(ControlCall call) {
        ObjectNode merchants = Json.object();
        String wanted = call.request().query("mchid").orElse(null);
        book.merchants.where(merchant -> wanted == null || merchant.mchid().equals(wanted)).stream()
                .sorted(Comparator.comparingLong(Merchant::createdAt))
                .forEach(merchant -> merchants.set(merchant.mchid(), view(merchant)));
        return Json.object().set("merchants", merchants);
    }

    private ObjectNode view(Merchant merchant) {
        List<Order> paid =
                book.orders.where(order -> order.mchid().equals(merchant.mchid()) && order.payment() != null).stream()
                        .sorted(Comparator.comparingLong(
                                order -> order.payment().paidAt()))
                        .toList();
        List<Refund> refunds = book.refunds.where(refund -> refund.mchid().equals(merchant.mchid())).stream()
                .sorted(Comparator.comparingLong(Refund::createdAt))
                .toList();
        ObjectNode view = Json.object()
                .put("name", merchant.name())
                .put("balanceFen", merchant.balanceFen())
                .put(
                        "paidFen",
                        paid.stream()
                                .mapToLong(order -> order.terms().totalFen())
                                .sum())
                .put(
                        "feeFen",
                        paid.stream()
                                .mapToLong(order -> order.payment().feeFen())
                                .sum())
                .put("refundedFen", refunded(refunds));
        view.set("orders", orders(paid));
        return view.set("refunds", refunds(refunds));
    }

    /** Refunds that were closed gave nothing back. */
    private static long refunded(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> !refund.status().equals("CLOSED"))
                .mapToLong(refund -> refund.terms().refundFen())
                .sum();
    }

    private static ArrayNode orders(List<Order> paid) {
        ArrayNode rows = Json.array();
        paid.forEach(order -> rows.addObject()
                .put("outTradeNo", order.outTradeNo())
                .put("transactionId", order.payment().transactionId())
                .put("openid", order.terms().openid())
                .put("totalFen", order.terms().totalFen())
                .put("feeFen", order.payment().feeFen())
                .put("refundedFen", order.refunded().fen())
                .put("paidAt", SandboxClock.rfc3339(order.payment().paidAt())));
        return rows;
    }

    private static ArrayNode refunds(List<Refund> refunds) {
        ArrayNode rows = Json.array();
        refunds.forEach(refund -> rows.addObject()
                .put("outRefundNo", refund.outRefundNo())
                .put("refundId", refund.refundId())
                .put("outTradeNo", refund.outTradeNo())
                .put("refundFen", refund.terms().refundFen())
                .put("status", refund.status())
                .put("createdAt", SandboxClock.rfc3339(refund.createdAt())));
        return rows;
    }
}
