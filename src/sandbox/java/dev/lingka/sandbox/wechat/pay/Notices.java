package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.json.Json;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Writes the notices of payments and refunds and gives them to the courier. Call it inside a write. */
public final class Notices {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final Map<String, String> REFUND_SUMMARY =
            Map.of("SUCCESS", "退款成功", "ABNORMAL", "退款异常", "CLOSED", "退款关闭");

    private final Book book;
    private final SandboxClock clock;
    private final Courier courier;

    public Notices(Book book, SandboxClock clock, Courier courier) {
        this.book = book;
        this.clock = clock;
        this.courier = courier;
    }

    void paid(Order order) {
        post(order.mchid(), order.outTradeNo(), order.terms().notifyUrl(), order.silent(), payment(order));
    }

    /** A refund without its own notify_url has nowhere to go. */
    void refunded(Refund refund) {
        boolean silent = book.orders
                .find(Order.key(refund.mchid(), refund.outTradeNo()))
                .map(Order::silent)
                .orElse(false);
        if (!refund.terms().notifyUrl().isEmpty()) {
            post(refund.mchid(), refund.outRefundNo(), refund.terms().notifyUrl(), silent, refund(refund));
        }
    }

    NoticeBody payment(Order order) {
        return new NoticeBody(newId(), clock.now(), "TRANSACTION.SUCCESS", "支付成功", "transaction", OrderView.of(order));
    }

    NoticeBody refund(Refund refund) {
        String event = "REFUND." + refund.status();
        String summary = REFUND_SUMMARY.get(refund.status());
        return new NoticeBody(newId(), clock.now(), event, summary, "refund", RefundView.notice(refund));
    }

    String newId() {
        return "EV-" + STAMP.format(clock.today()) + Random.digits(7);
    }

    private void post(String mchid, String subject, String url, boolean silent, NoticeBody notice) {
        Merchant merchant = book.merchants.find(mchid).orElseThrow();
        ObjectNode body = notice.encrypted(merchant.apiV3Key());
        String state = silent ? "LOST" : Settings.of(book).noticesAuto() ? "WAITING" : "HELD";
        courier.post(new Delivery(
                notice.id(),
                NoticeCarrier.KIND,
                mchid,
                subject,
                notice.event(),
                url,
                Json.write(body),
                notice.createdAt(),
                List.of(),
                0,
                clock.realNow(),
                state));
    }
}
