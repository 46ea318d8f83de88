package dev.lingka.till.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;

/**
 * Days on which members pay less: any of the ways below that matches makes the day.
 *
 * @param daysOfMonth the 31st is not moved in shorter months
 * @param dates a calendar, as of market days
 * @param birthday the member's own day or month; a birth on 29 February is kept on the 28th in other years
 * @param stores where it holds; everywhere when empty
 * @param discountBasisPoints what is paid of the price, as 9000 for 90 %; 10000 leaves it to member prices
 */
public record MemberDay(
        @NotNull @Pattern(regexp = PricingRules.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @Size(max = 7) List<@NotNull Weekday> weekdays,
        @Size(max = 31) List<@NotNull @Min(1) @Max(31) Integer> daysOfMonth,
        @Size(max = 400) List<@NotNull LocalDate> dates,
        Birthday birthday,
        @Size(max = 500) List<@NotNull UUID> stores,
        @Min(0) @Max(PricingRules.WHOLE) Integer discountBasisPoints) {

    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

    /** Which of the member's own days. */
    public enum Birthday {
        @JsonProperty("none")
        NONE,
        @JsonProperty("day")
        DAY,
        @JsonProperty("month")
        MONTH
    }

    public MemberDay {
        weekdays = weekdays == null ? List.of() : List.copyOf(weekdays);
        daysOfMonth = daysOfMonth == null ? List.of() : List.copyOf(daysOfMonth);
        dates = dates == null ? List.of() : List.copyOf(dates);
        birthday = birthday == null ? Birthday.NONE : birthday;
        stores = stores == null ? List.of() : List.copyOf(stores);
        discountBasisPoints = discountBasisPoints == null ? PricingRules.WHOLE : discountBasisPoints;
    }

    /** Whether it names any day at all. */
    boolean hasDays() {
        return !weekdays.isEmpty() || !daysOfMonth.isEmpty() || !dates.isEmpty() || birthday != Birthday.NONE;
    }

    /**
     * Whether it is this day for this member.
     *
     * @param born may be null
     */
    boolean isOn(LocalDate day, UUID store, LocalDate born) {
        boolean here = stores.isEmpty() || stores.contains(store);
        return here
                && (weekdays.contains(Weekday.of(day.getDayOfWeek()))
                        || daysOfMonth.contains(day.getDayOfMonth())
                        || dates.contains(day)
                        || isOwn(day, born));
    }

    private boolean isOwn(LocalDate day, LocalDate born) {
        if (born == null || birthday == Birthday.NONE) {
            return false;
        }
        return birthday == Birthday.MONTH
                ? day.getMonth() == born.getMonth()
                : MonthDay.from(day).equals(birthdayIn(day, MonthDay.from(born)));
    }

    private static MonthDay birthdayIn(LocalDate day, MonthDay born) {
        return born.equals(LEAP_DAY) && !day.isLeapYear() ? MonthDay.of(Month.FEBRUARY, 28) : born;
    }
}
