package dev.lingka.wechat.pay;

import dev.lingka.shared.InMerchant;

/** A genuine notice of a payment. Check app id, mchid, number, amount and currency against the order under its lock. */
public record PaidNotice(int merchantId, String noticeId, OrderState order) implements InMerchant {}
