package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A refund. Amounts are fen, times milliseconds of the sandbox clock.
 *
 * @param status PROCESSING, SUCCESS, ABNORMAL or CLOSED
 * @param feeFen the part of the fee that comes back with it
 * @param successAt 0 until it succeeded
 */
public record Refund(
        String mchid,
        String outRefundNo,
        String refundId,
        String outTradeNo,
        String transactionId,
        Terms terms,
        long createdAt,
        String status,
        long feeFen,
        long successAt) {

    public record Terms(
            long refundFen, long totalFen, String reason, String notifyUrl, String fundsAccount, JsonNode parameters) {}

    public static String key(String mchid, String outRefundNo) {
        return mchid + "/" + outRefundNo;
    }

    public String key() {
        return key(mchid, outRefundNo);
    }

    public Refund now(String newStatus, long at) {
        long success = newStatus.equals("SUCCESS") ? at : successAt;
        return new Refund(
                mchid, outRefundNo, refundId, outTradeNo, transactionId, terms, createdAt, newStatus, feeFen, success);
    }

    public boolean open() {
        return status.equals("PROCESSING");
    }
}
