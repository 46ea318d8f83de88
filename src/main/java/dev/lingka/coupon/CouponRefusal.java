package dev.lingka.coupon;

/** Why a coupon takes nothing off a sale; the name is the reason's code. */
public enum CouponRefusal {
    NOT_YET_VALID,
    EXPIRED,
    OTHER_STORE,
    OTHER_TIER,
    NOT_FIRST_SALE,
    OTHER_WEEKDAY,
    OTHER_HOURS,
    /** None of the goods that it is for is in the sale. */
    OTHER_GOODS,
    /** The sale, or the goods that it is for, come to too little. */
    BELOW_MINIMUM,
    /** The thing that it gives is not in the sale. */
    GOODS_MISSING,
    /** There is nothing left to take off. */
    NOTHING_OFF
}
