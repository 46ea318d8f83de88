package dev.lingka.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

/** Whose birthday a day is, with the day that three years in four do not have. */
class BirthDatesTest {

    private static final MonthDay THE_28TH = MonthDay.of(2, 28);
    private static final MonthDay THE_29TH = MonthDay.of(2, 29);

    @Test
    void withoutThe29thItsBirthdaysAreOnThe28th() {
        assertThat(BirthDates.celebratedOn(LocalDate.of(2027, 2, 28))).containsExactly(THE_28TH, THE_29TH);
        assertThat(BirthDates.celebratedOn(LocalDate.of(2100, 2, 28))).containsExactly(THE_28TH, THE_29TH);
    }

    @Test
    void inALeapYearEachHasItsOwn() {
        assertThat(BirthDates.celebratedOn(LocalDate.of(2028, 2, 28))).containsExactly(THE_28TH);
        assertThat(BirthDates.celebratedOn(LocalDate.of(2028, 2, 29))).containsExactly(THE_29TH);
    }

    @Test
    void everyDateIsCelebratedOnceInEveryYear() {
        for (int year = 2024; year <= 2028; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            long celebrated = first.datesUntil(first.plusYears(1))
                    .flatMap(day -> BirthDates.celebratedOn(day).stream())
                    .distinct()
                    .count();

            assertThat(celebrated).as("dates in " + year).isEqualTo(366);
        }
    }
}
