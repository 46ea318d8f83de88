package dev.lingka.coupon.gift;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param token out of the friend's link */
record TakeGift(@NotNull @Pattern(regexp = "[0-9A-Za-z]{16}") String token) {

    /** The token is worth a coupon: it stays out of logs. */
    @Override
    public String toString() {
        return "TakeGift[]";
    }
}
