package dev.lingka.coupon;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;

/**
 * A part of the day in the store's zone, within one day. In YAML the times need quotes.
 *
 * @param from as in {@code 11:00}
 * @param until itself no longer in it; {@code 24:00} is the end of the day
 */
public record CouponHours(
        @NotNull @Pattern(regexp = FROM) String from, @NotNull @Pattern(regexp = UNTIL) String until) {

    private static final String FROM = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String UNTIL = FROM + "|24:00";

    /** Two texts of one length and form: their order is the order of the times. */
    boolean runsForward() {
        return from.compareTo(until) < 0;
    }

    boolean overlaps(CouponHours other) {
        return from.compareTo(other.until) < 0 && other.from.compareTo(until) < 0;
    }

    boolean holds(LocalTime time) {
        String now = String.format("%02d:%02d", time.getHour(), time.getMinute());
        return from.compareTo(now) <= 0 && now.compareTo(until) < 0;
    }
}
