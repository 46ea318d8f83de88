package dev.lingka.sandbox.wechat.book;

/** A prepay_id: two hours, whatever the order's own time limit. */
public record Prepay(String prepayId, String mchid, String outTradeNo, String appid, long createdAt) {
    public static final long LIFE_MILLIS = 2 * 3_600_000L;
}
