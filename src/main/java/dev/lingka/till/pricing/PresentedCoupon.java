package dev.lingka.till.pricing;

import dev.lingka.coupon.HeldCoupon;

/**
 * A coupon on the counter.
 *
 * @param byCode shown by its own code: it counts whoever's it is
 */
record PresentedCoupon(HeldCoupon coupon, boolean byCode) {}
