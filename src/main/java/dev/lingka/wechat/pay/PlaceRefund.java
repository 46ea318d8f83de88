package dev.lingka.wechat.pay;

/**
 * A refund of a paid order. The same {@code outRefundNo} is the same single refund for ever: reuse it on every retry.
 *
 * @param outRefundNo 1 to 64 of {@code 0-9A-Za-z_-|*@}, unique per mchid
 * @param refundFen what goes back now
 * @param totalFen the order's total
 * @param reason shown to the payer, at most 80 characters, may be empty
 */
public record PlaceRefund(String outTradeNo, String outRefundNo, long refundFen, long totalFen, String reason) {}
