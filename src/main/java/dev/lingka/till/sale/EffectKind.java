package dev.lingka.till.sale;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What makes a sale cheaper, in the order in which it is taken. */
public enum EffectKind {
    @JsonProperty("member_price")
    MEMBER_PRICE,
    @JsonProperty("member_day")
    MEMBER_DAY,
    @JsonProperty("tier_discount")
    TIER_DISCOUNT,
    @JsonProperty("coupon")
    COUPON,
    @JsonProperty("points")
    POINTS;

    /** As in tables and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
