package dev.lingka.dryrun.play;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** The days that are played, both included, in the merchant's zone. */
public record Span(LocalDate from, LocalDate to, ZoneId zone) {

    YearMonth firstMonth() {
        return YearMonth.from(from);
    }

    YearMonth lastMonth() {
        return YearMonth.from(to);
    }
}
