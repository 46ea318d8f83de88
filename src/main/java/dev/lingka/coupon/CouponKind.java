package dev.lingka.coupon;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a coupon does to a sale. */
public enum CouponKind {
    /** Takes a fixed amount off. */
    @JsonProperty("cash")
    CASH,
    /** Takes a share off, at most so much. */
    @JsonProperty("percent")
    PERCENT,
    /** Gives a thing on top of a purchase. */
    @JsonProperty("gift")
    GIFT,
    /** Is itself exchanged for a thing. */
    @JsonProperty("exchange")
    EXCHANGE,
    /** Lets a thing be bought for a small amount beside a purchase, as for ¥1. */
    @JsonProperty("add_on")
    ADD_ON,
    /** Takes the delivery's fee off. */
    @JsonProperty("delivery")
    DELIVERY
}
