package dev.lingka.wechat.notice;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A genuine notice, opened.
 *
 * @param id WeChat's unique id; the same on every repetition
 * @param eventType as in {@code TRANSACTION.SUCCESS}
 * @param bodyHash SHA-256 of the raw body, in hex
 * @param resource the decrypted object; it names the payer
 */
record Notice(int merchantId, String id, String eventType, String bodyHash, JsonNode resource) {

    boolean isPayment() {
        return eventType.equals("TRANSACTION.SUCCESS");
    }

    boolean isRefund() {
        return eventType.startsWith("REFUND.");
    }

    @Override
    public String toString() {
        return "Notice[merchant=" + merchantId + ", id=" + id + ", eventType=" + eventType + "]";
    }
}
