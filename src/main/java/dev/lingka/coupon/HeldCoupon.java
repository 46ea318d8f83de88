package dev.lingka.coupon;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece in a member's pocket.
 *
 * @param terms its template as it was on the day of the grant
 * @param validUntil itself no longer in it
 */
public record HeldCoupon(UUID id, UUID memberId, CouponTemplate terms, Instant validFrom, Instant validUntil) {}
