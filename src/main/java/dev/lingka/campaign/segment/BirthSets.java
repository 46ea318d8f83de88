package dev.lingka.campaign.segment;

import dev.lingka.member.BirthDates;
import dev.lingka.member.BirthIndex;
import dev.lingka.shared.InMerchant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Turns what is asked about birthdays into sets of keyed indexes: birthdays themselves are sealed, and a day, a month
 * and a year can only be found again. One of these serves one rule, which may ask for the same days many times: an
 * index is computed once.
 */
final class BirthSets {

    private static final int LEAP_YEAR = 2024;
    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);
    private static final MonthDay DAY_BEFORE = MonthDay.of(Month.FEBRUARY, 28);

    private final BirthIndex births;
    private final InMerchant merchant;
    private final Map<MonthDay, String> days = new HashMap<>();
    private final Map<Year, String> years = new HashMap<>();

    BirthSets(BirthIndex births, InMerchant merchant) {
        this.births = births;
        this.merchant = merchant;
    }

    /** Of those who were born in a year, all of them, or only those of some days. */
    record BirthYear(String index, List<String> days) {

        boolean isWhole() {
            return days.isEmpty();
        }
    }

    /** Who has so many whole years today: a year is reached on the birthday, or on the 28th where there is no 29th. */
    List<BirthYear> ofAge(Bounds age, LocalDate today) {
        int least = age.atLeast() == null ? 0 : age.atLeast().intValue();
        int most = age.atMost() == null ? RuleNames.MAX_AGE : age.atMost().intValue();
        List<BirthYear> found = new ArrayList<>();
        for (int year = today.getYear() - most - 1; year <= today.getYear() - least; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate next = first.plusYears(1);
            boolean isWhole = isOf(first, least, most, today) && isOf(next.minusDays(1), least, most, today);
            List<MonthDay> some = isWhole
                    ? List.of()
                    : first.datesUntil(next)
                            .filter(birth -> isOf(birth, least, most, today))
                            .map(MonthDay::from)
                            .toList();
            if (isWhole || !some.isEmpty()) {
                found.add(new BirthYear(index(Year.of(year)), indexes(some)));
            }
        }
        return found;
    }

    private static boolean isOf(LocalDate birth, int least, int most, LocalDate today) {
        return !birth.isAfter(today)
                && !birth.plusYears(least).isAfter(today)
                && birth.plusYears(most + 1L).isAfter(today);
    }

    /** Whose birthday is celebrated so many days from today. */
    List<String> ahead(int fromDays, int toDays, LocalDate today) {
        return indexes(IntStream.rangeClosed(fromDays, toDays)
                .mapToObj(today::plusDays)
                .flatMap(day -> BirthDates.celebratedOn(day).stream())
                .distinct()
                .toList());
    }

    /**
     * Born between two dates of a year, both included; over New Year where the second comes first. Who was born on 29
     * February is also there on the 28th, in a year without a 29th.
     */
    List<String> between(MonthDay from, MonthDay to, LocalDate today) {
        boolean isMoved = !today.isLeapYear() && isIn(DAY_BEFORE, from, to);
        LocalDate first = LocalDate.of(LEAP_YEAR, 1, 1);
        return indexes(first.datesUntil(first.plusYears(1))
                .map(MonthDay::from)
                .filter(day -> isIn(day, from, to) || (isMoved && day.equals(LEAP_DAY)))
                .toList());
    }

    private static boolean isIn(MonthDay day, MonthDay from, MonthDay to) {
        return to.isBefore(from) ? !day.isBefore(from) || !day.isAfter(to) : !day.isBefore(from) && !day.isAfter(to);
    }

    private String index(Year year) {
        return years.computeIfAbsent(year, each -> births.of(merchant, each));
    }

    private List<String> indexes(List<MonthDay> born) {
        return born.stream()
                .map(day -> days.computeIfAbsent(day, each -> births.of(merchant, each)))
                .toList();
    }
}
