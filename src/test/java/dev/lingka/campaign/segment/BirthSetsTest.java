package dev.lingka.campaign.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.member.BirthIndex;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages and birthdays at their edges, on days that were chosen. The expectations are from a calendar. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BirthSetsTest {

    private static final MerchantId MERCHANT = new MerchantId(1);

    private final BirthSets sets;
    private final BirthIndex births;

    BirthSetsTest(BirthIndex births) {
        this.births = births;
        sets = new BirthSets(births, MERCHANT);
    }

    /** Eighteen on the birthday itself, not the day before, and nineteen a year later. */
    @ParameterizedTest
    @CsvSource({
        "2008-11-23, 2026-11-22, 17",
        "2008-11-23, 2026-11-23, 18",
        "2008-11-23, 2027-11-22, 18",
        "2008-11-23, 2027-11-23, 19",
        "2008-02-29, 2026-02-27, 17",
        "2008-02-29, 2026-02-28, 18",
        "2008-02-29, 2028-02-28, 19",
        "2008-02-29, 2028-02-29, 20",
        "2008-12-31, 2026-12-31, 18",
        "2008-01-01, 2026-01-01, 18",
        "2026-11-23, 2026-11-23, 0",
        "1896-11-23, 2026-11-23, 130",
    })
    void anAgeIsReachedOnTheBirthday(LocalDate birth, LocalDate today, long age) {
        assertThat(isOfAge(birth, today, age, age)).isTrue();
        assertThat(isOfAge(birth, today, age + 1, 130)).isFalse();
        assertThat(age > 0 && isOfAge(birth, today, 0, age - 1)).isFalse();
    }

    private boolean isOfAge(LocalDate birth, LocalDate today, long least, long most) {
        return sets.ofAge(new Bounds(least, most), today).stream()
                .filter(year -> year.index().equals(births.of(MERCHANT, Year.from(birth))))
                .anyMatch(year -> year.isWhole() || year.days().contains(births.of(MERCHANT, MonthDay.from(birth))));
    }

    @Test
    void theDaysAheadGoOverNewYearAndKnowLeapDays() {
        assertThat(sets.ahead(0, 2, LocalDate.of(2026, 12, 30))).containsExactly(days("12-30", "12-31", "01-01"));
        assertThat(sets.ahead(1, 2, LocalDate.of(2026, 2, 27))).containsExactly(days("02-28", "02-29", "03-01"));
        assertThat(sets.ahead(1, 2, LocalDate.of(2028, 2, 27))).containsExactly(days("02-28", "02-29"));
    }

    /** 2026 has no 29th of February, 2028 has. */
    @Test
    void betweenTwoDatesGoesOverNewYearAndKnowsLeapDays() {
        assertThat(between("12-30", "01-02", 2026)).containsExactlyInAnyOrder(days("12-30", "12-31", "01-01", "01-02"));
        assertThat(between("02-27", "02-28", 2026)).containsExactlyInAnyOrder(days("02-27", "02-28", "02-29"));
        assertThat(between("02-27", "02-28", 2028)).containsExactlyInAnyOrder(days("02-27", "02-28"));
        assertThat(between("02-29", "03-01", 2026)).containsExactlyInAnyOrder(days("02-29", "03-01"));
        assertThat(between("03-01", "03-01", 2026)).containsExactlyInAnyOrder(days("03-01"));
        assertThat(between("03-02", "03-01", 2026)).hasSize(366).doesNotHaveDuplicates();
    }

    private List<String> between(String from, String to, int year) {
        return sets.between(monthDay(from), monthDay(to), LocalDate.of(year, 6, 1));
    }

    private String[] days(String... days) {
        return Stream.of(days).map(day -> births.of(MERCHANT, monthDay(day))).toArray(String[]::new);
    }

    private static MonthDay monthDay(String text) {
        return MonthDay.parse("--" + text);
    }
}
