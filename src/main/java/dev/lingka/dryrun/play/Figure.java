package dev.lingka.dryrun.play;

/** What is summed over all sales and members; fen where the name says so, else pieces or points. */
public enum Figure {
    SALES,
    LIST_FEN,
    PAID_FEN,
    REFUNDED_FEN,
    MEMBER_PRICE_FEN,
    MEMBER_DAY_FEN,
    TIER_DISCOUNT_FEN,
    COUPON_FEN,
    POINTS_FEN,
    POINTS_EARNED,
    POINTS_GRANTED,
    POINTS_SPENT,
    POINTS_RETURNED,
    POINTS_TAKEN_BACK,
    POINTS_EXPIRED,
    COUPONS_ISSUED,
    COUPONS_WITHDRAWN,
    COUPONS_REDEEMED,
    COUPONS_RETURNED,
    /** What gifts cost that take nothing off a sale. */
    GIFTS_FEN,
    RECHARGES,
    RECHARGED_FEN,
    BONUS_GIVEN_FEN,
    BONUS_SPENT_FEN,
    COMMISSION_FEN
}
