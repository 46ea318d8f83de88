package dev.lingka.coupon.pocket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A code that a member shows, scanned or typed.
 *
 * @param code 16 characters, gaps allowed
 */
record LookUpCoupon(@NotNull @Pattern(regexp = "[0-9A-Za-z -]{16,40}") String code) {

    /** The code pays: it stays out of logs. */
    @Override
    public String toString() {
        return "LookUpCoupon[]";
    }
}
