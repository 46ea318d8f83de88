package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was reported about the delivery of an order.
 *
 * @param uploads how many times it was reported; the second is the only correction allowed
 * @param state 1 to deliver, 2 delivered, 3 receipt confirmed
 */
public record Shipping(
        String mchid,
        String outTradeNo,
        String transactionId,
        JsonNode body,
        int uploads,
        long uploadTime,
        int state,
        long shippedAt,
        long confirmedAt) {}
