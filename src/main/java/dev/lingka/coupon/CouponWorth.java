package dev.lingka.coupon;

import java.util.List;

/**
 * What a coupon does for a sale. Pure: the same coupon and the same sale give the same, in a quote and in the charge.
 */
public sealed interface CouponWorth {

    /**
     * It may be used.
     *
     * @param fen what it takes off; 0 for a gift that is handed over and stands on no line
     * @param lines indexes of the lines that it is taken off, in their order; all of them where the whole sale counts
     */
    record Worth(long fen, List<Integer> lines) implements CouponWorth {

        public Worth {
            lines = List.copyOf(lines);
        }
    }

    /** It may not. */
    record Refused(CouponRefusal reason) implements CouponWorth {}

    /** By its validity and its terms. */
    static CouponWorth of(HeldCoupon coupon, CouponBasket basket) {
        if (basket.at().toInstant().isBefore(coupon.validFrom())) {
            return new Refused(CouponRefusal.NOT_YET_VALID);
        }
        if (!basket.at().toInstant().isBefore(coupon.validUntil())) {
            return new Refused(CouponRefusal.EXPIRED);
        }
        return of(coupon.terms(), basket);
    }

    /** By its terms alone. Whether it goes with another coupon is for the caller, who knows of the others. */
    static CouponWorth of(CouponTemplate terms, CouponBasket basket) {
        return new Reckoning(terms, basket).worth();
    }
}
