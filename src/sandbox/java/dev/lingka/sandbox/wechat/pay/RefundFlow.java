package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The life of a refund after it was accepted: it ends by itself after a while, or when the control API says so. */
public final class RefundFlow implements AutoCloseable {
    private static final String MANUAL = "MANUAL";
    private static final long CLOSE_SECONDS = 6;

    private final Book book;
    private final SandboxClock clock;
    private final Funds funds;
    private final Notices notices;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(RefundFlow::daemon);

    public RefundFlow(Book book, SandboxClock clock, Funds funds, Notices notices) {
        this.book = book;
        this.clock = clock;
        this.funds = funds;
        this.notices = notices;
    }

    /** Takes up the refunds that the last run of the sandbox left open. */
    public void resume() {
        book.refunds.where(Refund::open).forEach(this::watch);
    }

    Refund start(Order order, Refund refund) {
        Order.Refunded before = order.refunded();
        Order.Refunded after = new Order.Refunded(
                before.count() + 1,
                before.fen() + refund.terms().refundFen(),
                before.feeFen() + refund.feeFen(),
                clock.now());
        book.orders.put(order.key(), order.refunded(after));
        funds.refunded(refund);
        return watched(refund);
    }

    Refund restart(Refund abnormal) {
        return watched(abnormal.now("PROCESSING", clock.now()));
    }

    /** Ends an open or abnormal refund as SUCCESS, ABNORMAL or CLOSED; one that has ended otherwise stays as it is. */
    public Refund finish(String key, String status) {
        return book.write(() -> {
            Refund refund = book.refunds.find(key).orElseThrow();
            boolean mayEnd = refund.open() || (refund.status().equals("ABNORMAL") && !status.equals("ABNORMAL"));
            return mayEnd ? ended(refund, status) : refund;
        });
    }

    private Refund ended(Refund refund, String status) {
        Refund ended = book.refunds.put(refund.key(), refund.now(status, clock.now()));
        if (status.equals("CLOSED")) {
            giveBack(ended);
        }
        notices.refunded(ended);
        return ended;
    }

    private void giveBack(Refund refund) {
        Order order =
                book.orders.find(Order.key(refund.mchid(), refund.outTradeNo())).orElseThrow();
        Order.Refunded now = order.refunded();
        Order.Refunded less = new Order.Refunded(
                now.count(), now.fen() - refund.terms().refundFen(), now.feeFen() - refund.feeFen(), now.lastAt());
        book.orders.put(order.key(), order.refunded(less));
        funds.refundReturned(refund);
    }

    private Refund watched(Refund refund) {
        book.refunds.put(refund.key(), refund);
        watch(refund);
        return refund;
    }

    private void watch(Refund refund) {
        Settings settings = Settings.of(book);
        if (!settings.refundOutcome().equals(MANUAL) && !alarm.isShutdown()) {
            var unused = alarm.schedule(
                    () -> end(refund.key(), settings.refundOutcome()),
                    settings.refundDelayMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void end(String key, String status) {
        book.run(() -> book.refunds.find(key).filter(Refund::open).ifPresent(refund -> ended(refund, status)));
        book.flush();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wechat-sandbox-refunds");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        try {
            alarm.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
