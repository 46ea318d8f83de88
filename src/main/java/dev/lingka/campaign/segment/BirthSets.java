package dev.lingka.campaign.segment;

import dev.lingka.member.BirthDates;
import dev.lingka.member.BirthIndex;
import dev.lingka.shared.InMerchant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns what is asked about birthdays into sets of keyed indexes: birthdays themselves are sealed, and a day, a month
 * and a year can only be found again.
 */
@ApplicationScoped
class BirthSets {

    private static final int LEAP_YEAR = 2024;

    private final BirthIndex births;

    BirthSets(BirthIndex births) {
        this.births = births;
    }

    /** Of those who were born in a year, all of them, or only those of some days. */
    record BirthYear(String index, List<String> days) {

        boolean isWhole() {
            return days.isEmpty();
        }
    }

    /** Who has so many whole years today: a year is reached on the birthday, or on the 28th where there is no 29th. */
    List<BirthYear> ofAge(InMerchant merchant, Bounds age, LocalDate today) {
        int least = age.atLeast() == null ? 0 : age.atLeast().intValue();
        int most = age.atMost() == null ? RuleNames.MAX_AGE : age.atMost().intValue();
        List<BirthYear> found = new ArrayList<>();
        for (int year = today.getYear() - most - 1; year <= today.getYear() - least; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            List<LocalDate> days = first.datesUntil(first.plusYears(1))
                    .filter(birth -> isOf(birth, least, most, today))
                    .toList();
            if (!days.isEmpty()) {
                boolean whole = days.size() == first.lengthOfYear();
                found.add(new BirthYear(
                        births.of(merchant, Year.of(year)),
                        whole
                                ? List.of()
                                : indexes(
                                        merchant,
                                        days.stream().map(MonthDay::from).toList())));
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
    List<String> ahead(InMerchant merchant, int fromDays, int toDays, LocalDate today) {
        return indexes(
                merchant,
                IntStream.rangeClosed(fromDays, toDays)
                        .mapToObj(today::plusDays)
                        .flatMap(day -> BirthDates.celebratedOn(day).stream())
                        .distinct()
                        .toList());
    }

    /** Born between two dates of a year, both included; over New Year where the second comes first. */
    List<String> between(InMerchant merchant, MonthDay from, MonthDay to) {
        boolean inOneYear = !to.isBefore(from);
        LocalDate first = LocalDate.of(LEAP_YEAR, 1, 1);
        return indexes(
                merchant,
                first.datesUntil(first.plusYears(1))
                        .map(MonthDay::from)
                        .filter(day -> inOneYear
                                ? !day.isBefore(from) && !day.isAfter(to)
                                : !day.isBefore(from) || !day.isAfter(to))
                        .toList());
    }

    private List<String> indexes(InMerchant merchant, List<MonthDay> days) {
        return days.stream().map(day -> births.of(merchant, day)).toList();
    }
}
