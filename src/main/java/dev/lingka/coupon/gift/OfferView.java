package dev.lingka.coupon.gift;

import java.time.Instant;
import java.util.UUID;

/**
 * A coupon on its way to a friend.
 *
 * @param token for the link to the friend; whoever brings it first gets the coupon
 * @param lapsesAt after which it is the giver's again
 */
record OfferView(UUID couponId, String token, Instant lapsesAt) {

    /** The token is worth the coupon: it stays out of logs. */
    @Override
    public String toString() {
        return "OfferView[couponId=" + couponId + "]";
    }
}
