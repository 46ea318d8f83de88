package dev.lingka.coupon;

import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** How long a piece is good; exactly one of the three. Days are the merchant's. SQL: {@code coupon_validity}. */
public record CouponValidity(@Valid Fixed fixed, @Valid Rolling rolling, @Valid NextMemberDay nextMemberDay) {

    /**
     * The same period for all pieces.
     *
     * @param from null for from the grant on
     * @param until itself no longer in it
     */
    public record Fixed(Instant from, @NotNull Instant until) {}

    /** @param days to the end of the day so many days after the grant; 0 is the day of the grant alone */
    public record Rolling(@NotNull @Min(0) @Max(3_650) Integer days) {}

    /** @param weekday good on the next such day after the day of the grant, and only then */
    public record NextMemberDay(@NotNull Weekday weekday) {}

    public static CouponValidity rolling(int days) {
        return new CouponValidity(null, new Rolling(days), null);
    }

    int stated() {
        return (fixed == null ? 0 : 1) + (rolling == null ? 0 : 1) + (nextMemberDay == null ? 0 : 1);
    }
}
