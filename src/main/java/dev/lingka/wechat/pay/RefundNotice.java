package dev.lingka.wechat.pay;

import dev.lingka.shared.InMerchant;

/** A genuine notice of a refund's end: success, abnormal or closed. */
public record RefundNotice(int merchantId, String noticeId, String mchId, RefundState refund) implements InMerchant {}
