package dev.lingka.sandbox.wechat.pay;

import static dev.lingka.sandbox.wechat.pay.Csv.yuan;

import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trade bill of one day: a line per payment and per refund; a refund's fee is negative, as it comes back. */
final class TradeBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> COLUMNS =
            List.of(("交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
                            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注")
                    .split(","));
    private static final List<String> SUMMARY = List.of("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额".split(","));

    private final String rate;
    private final List<Line> lines = new ArrayList<>();

    private record Line(long at, long orderFen, long refundFen, long feeFen, Order order, Refund refund) {}

    TradeBill(BigDecimal feeRate) {
        this.rate = feeRate.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    TradeBill payment(Order order) {
        Order.Payment payment = order.payment();
        lines.add(new Line(payment.paidAt(), order.terms().totalFen(), 0, payment.feeFen(), order, null));
        return this;
    }

    TradeBill refund(Order order, Refund refund) {
        lines.add(new Line(refund.createdAt(), 0, refund.terms().refundFen(), -refund.feeFen(), order, refund));
        return this;
    }

    boolean empty() {
        return lines.isEmpty();
    }

    String text() {
        Csv csv = new Csv().header(COLUMNS);
        lines.stream().sorted(Comparator.comparingLong(Line::at)).forEach(line -> csv.row(row(line)));
        return csv.header(SUMMARY).row(summary()).toString();
    }

    private List<String> row(Line line) {
        Order.Terms terms = line.order().terms();
        Refund refund = line.refund();
        return List.of(
                TIME.format(SandboxClock.at(line.at())),
                terms.appid(),
                line.order().mchid(),
                "0",
                terms.parameters().at("/scene_info/device_id").asText(""),
                line.order().payment().transactionId(),
                line.order().outTradeNo(),
                terms.openid(),
                "JSAPI",
                refund == null ? "SUCCESS" : "REFUND",
                line.order().payment().bankType(),
                "CNY",
                yuan(line.orderFen()),
                yuan(0),
                refund == null ? "0" : refund.refundId(),
                refund == null ? "0" : refund.outRefundNo(),
                yuan(line.refundFen()),
                yuan(0),
                refund == null ? "" : "ORIGINAL",
                refund == null ? "" : refund.status(),
                terms.description(),
                terms.attach(),
                yuan(line.feeFen()),
                rate,
                yuan(line.orderFen()),
                yuan(line.refundFen()),
                "");
    }

    private List<String> summary() {
        long orders = lines.stream().mapToLong(Line::orderFen).sum();
        long refunds = lines.stream().mapToLong(Line::refundFen).sum();
        long fees = lines.stream().mapToLong(Line::feeFen).sum();
        return List.of(
                String.valueOf(lines.size()),
                yuan(orders),
                yuan(refunds),
                yuan(0),
                yuan(fees),
                yuan(orders),
                yuan(refunds));
    }
}
