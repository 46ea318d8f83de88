package dev.lingka.wechat.pay;

import io.smallrye.mutiny.Uni;

/**
 * A bean that settles what WeChat Pay tells. It answers true once the effect is committed (or was before), false when
 * the order is none of its own; a failure makes WeChat repeat the notice. Notices repeat, overtake each other and come
 * at any time, so handling is idempotent. No database transaction is open.
 */
public interface PaymentNoticeHandler {

    Uni<Boolean> paid(PaidNotice notice);

    Uni<Boolean> refunded(RefundNotice notice);
}
