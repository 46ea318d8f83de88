package dev.lingka.queue.wait;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How much one day says about another: the newer, and the more alike people come on them, the more. */
final class Likeness {

    /** What was so long ago counts half: a store changes its tables, its menu and its staff. */
    private static final double HALF_LIFE_DAYS = 28;

    /** Another working day, or the other day of the weekend. */
    private static final double SAME_KIND = 0.4;

    private static final double OTHER_KIND = 0.1;

    private Likeness() {}

    static double of(LocalDate past, LocalDate day) {
        double age = Math.pow(0.5, ChronoUnit.DAYS.between(past, day) / HALF_LIFE_DAYS);
        if (past.getDayOfWeek() == day.getDayOfWeek()) {
            return age;
        }
        return age * (isWeekend(past) == isWeekend(day) ? SAME_KIND : OTHER_KIND);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
