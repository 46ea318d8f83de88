package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Movement;
import dev.lingka.sandbox.wechat.book.Movement.Kind;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A merchant's money at WeChat: every change is a line with the balance after it. Call it inside a write. */
public final class Funds {
    private final Book book;
    private final SandboxClock clock;

    public Funds(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Half up to whole fen, per order. */
    static long fee(long fen, BigDecimal rate) {
        return rate.multiply(BigDecimal.valueOf(fen))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The part of the fee that belongs to so much of the order; a full refund gives exactly the whole fee. */
    static long feeShare(long feeFen, long partFen, long totalFen) {
        return BigDecimal.valueOf(feeFen)
                .multiply(BigDecimal.valueOf(partFen))
                .divide(BigDecimal.valueOf(totalFen), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    void paid(Order order) {
        String transactionId = order.payment().transactionId();
        move(order.mchid(), Kind.PAYMENT, order.terms().totalFen(), transactionId, order.outTradeNo(), transactionId);
        move(order.mchid(), Kind.FEE, -order.payment().feeFen(), transactionId, order.outTradeNo(), transactionId);
    }

    boolean covers(String mchid, long fen) {
        return book.merchants.find(mchid).orElseThrow().balanceFen() >= fen;
    }

    void refunded(Refund refund) {
        long fen = refund.terms().refundFen();
        move(refund.mchid(), Kind.REFUND, -fen, refund.transactionId(), refund.outTradeNo(), refund.refundId());
        move(
                refund.mchid(),
                Kind.FEE_BACK,
                refund.feeFen(),
                refund.transactionId(),
                refund.outTradeNo(),
                refund.refundId());
    }

    /** A refund that was closed: the money, less the fee that had come back, is the merchant's again. */
    void refundReturned(Refund refund) {
        long fen = refund.terms().refundFen() - refund.feeFen();
        move(refund.mchid(), Kind.REFUND_BACK, fen, refund.transactionId(), refund.outTradeNo(), refund.refundId());
    }

    /** Sets the balance, as a top-up or a withdrawal by the merchant would. */
    public void adjust(String mchid, long balanceFen) {
        Merchant merchant = book.merchants.find(mchid).orElseThrow();
        move(mchid, Kind.ADJUSTMENT, balanceFen - merchant.balanceFen(), "", "", "");
    }

    private void move(String mchid, Kind kind, long fen, String transactionId, String outTradeNo, String voucher) {
        if (fen == 0) {
            return;
        }
        Merchant before = book.merchants.find(mchid).orElseThrow();
        Merchant after = before.moved(before.balanceFen() + fen);
        book.merchants.put(mchid, after);
        Movement movement = new Movement(
                mchid,
                after.movements(),
                clock.now(),
                kind,
                fen,
                after.balanceFen(),
                transactionId,
                outTradeNo,
                voucher);
        book.movements.put(mchid + "/" + after.movements(), movement);
    }
}
