package dev.lingka.member;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;

/** Whose birthday a day is. */
public final class BirthDates {

    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);
    private static final MonthDay DAY_BEFORE = MonthDay.of(Month.FEBRUARY, 28);

    private BirthDates() {}

    /** Of those who were born on this date, and on the 28th of February of those born on the 29th that is not there. */
    public static List<MonthDay> celebratedOn(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return date.equals(DAY_BEFORE) && !day.isLeapYear() ? List.of(date, LEAP_DAY) : List.of(date);
    }
}
