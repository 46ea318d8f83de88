package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSAPI order. Times are milliseconds of the sandbox clock, amounts fen.
 *
 * @param payment null until it is paid
 * @param silent notices about this order are lost on the way
 */
public record Order(
        String mchid,
        String outTradeNo,
        Terms terms,
        long createdAt,
        TradeState state,
        Payment payment,
        Refunded refunded,
        boolean silent) {
    /** WeChat closes what nobody paid after seven days. */
    public static final long LIFE_MILLIS = 7 * 86_400_000L;

    /**
     * What was asked for.
     *
     * @param parameters the request without time_expire, which counts only the first time
     * @param payableUntil the last moment to pay
     */
    public record Terms(
            String appid,
            String openid,
            String description,
            String attach,
            String notifyUrl,
            long totalFen,
            JsonNode parameters,
            long payableUntil) {}

    public record Payment(String transactionId, long paidAt, String bankType, long feeFen) {}

    /** What was given back so far; {@code feeFen} is the part of the fee that came back with it. */
    public record Refunded(int count, long fen, long feeFen, long lastAt) {
        public static final Refunded NOTHING = new Refunded(0, 0, 0, 0);
    }

    public static String key(String mchid, String outTradeNo) {
        return mchid + "/" + outTradeNo;
    }

    public String key() {
        return key(mchid, outTradeNo);
    }

    public Order paid(Payment by) {
        return new Order(mchid, outTradeNo, terms, createdAt, TradeState.SUCCESS, by, refunded, silent);
    }

    public Order closed() {
        return new Order(mchid, outTradeNo, terms, createdAt, TradeState.CLOSED, payment, refunded, silent);
    }

    public Order refunded(Refunded now) {
        return new Order(mchid, outTradeNo, terms, createdAt, TradeState.REFUND, payment, now, silent);
    }

    public Order silenced(boolean lost) {
        return new Order(mchid, outTradeNo, terms, createdAt, state, payment, refunded, lost);
    }

    /** The order as it is now: closed when it was never paid in time. A later time_expire keeps it open until then. */
    public Order at(long now) {
        long end = Math.max(createdAt + LIFE_MILLIS, terms.payableUntil());
        return state == TradeState.NOTPAY && now >= end ? closed() : this;
    }
}
