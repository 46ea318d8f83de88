package dev.lingka.coupon;

import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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

    /** From when and until when, itself no longer, a piece is good. */
    public record Span(Instant from, Instant until) {}

    /** The span of a piece that is given at a moment. SQL: {@code coupon_validity}. */
    public Span givenAt(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (fixed != null) {
            return new Span(fixed.from() == null ? now : fixed.from(), fixed.until());
        }
        if (rolling != null) {
            return new Span(now, midnight(today.plusDays(rolling.days() + 1L), zone));
        }
        LocalDate day = today.plusDays(1);
        while (Weekday.of(day.getDayOfWeek()) != nextMemberDay.weekday()) {
            day = day.plusDays(1);
        }
        return new Span(midnight(day, zone), midnight(day.plusDays(1), zone));
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    public static CouponValidity rolling(int days) {
        return new CouponValidity(null, new Rolling(days), null);
    }

    int stated() {
        return (fixed == null ? 0 : 1) + (rolling == null ? 0 : 1) + (nextMemberDay == null ? 0 : 1);
    }
}
