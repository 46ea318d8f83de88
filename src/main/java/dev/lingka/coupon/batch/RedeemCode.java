package dev.lingka.coupon.batch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A printed code, typed or scanned.
 *
 * @param code 16 characters, gaps allowed
 */
record RedeemCode(@NotNull @Pattern(regexp = "[0-9A-Za-z -]{16,40}") String code) {

    /** The code is worth a coupon: it stays out of logs. */
    @Override
    public String toString() {
        return "RedeemCode[]";
    }
}
