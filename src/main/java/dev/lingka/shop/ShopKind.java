package dev.lingka.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What points are given for. */
public enum ShopKind {
    /** A thing that staff hand over. */
    @JsonProperty("gift")
    GIFT,
    @JsonProperty("coupon")
    COUPON,
    /** Money onto the card, as bonus. */
    @JsonProperty("bonus")
    BONUS,
    /** The chance of a prize; a prize itself is never one. */
    @JsonProperty("lottery_ticket")
    LOTTERY_TICKET
}
