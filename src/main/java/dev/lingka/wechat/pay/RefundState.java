package dev.lingka.wechat.pay;

import java.time.Instant;
import java.util.Optional;

/**
 * A refund as WeChat knows it, by answer, query or notice.
 *
 * @param refundId WeChat's number of the refund
 * @param refundFen what goes back
 * @param totalFen the order's total
 */
public record RefundState(
        String refundId,
        String outRefundNo,
        String transactionId,
        String outTradeNo,
        RefundStatus status,
        long refundFen,
        long totalFen,
        Optional<Instant> refundedAt) {}
