package dev.lingka.dryrun;

import dev.lingka.dryrun.play.Span;
import dev.lingka.dryrun.play.SyntheticYear;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is played: a period that was, or a year that never was; exactly one.
 *
 * @param period whose sales are played
 * @param year that is made up
 */
record AskDryRun(
        @Valid @Schema(nullable = true) PlayedPeriod period, @Valid @Schema(nullable = true) SyntheticYear year) {

    static final int MOST_DAYS = 400;

    private static final String OUT_OF_RANGE = "OUT_OF_RANGE";
    private static final int MOST_YEARS = 10;

    /** Days of the merchant, both in it; at most 400, and none to come. */
    record PlayedPeriod(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /** The same with all defaults. Throws INVALID_REQUEST naming the field. */
    AskDryRun complete(LocalDate today) {
        if ((period == null) == (year == null)) {
            throw invalid("period", "INVALID", "give either period or year", "请填写 period 或 year 其中之一");
        }
        if (year != null) {
            SyntheticYear whole = year.complete(today);
            requireNear(whole.startsOn(), today);
            return new AskDryRun(null, whole);
        }
        if (period.to().isAfter(today)) {
            throw invalid("period.to", OUT_OF_RANGE, "not after today, " + today, "不能晚于今天 " + today);
        }
        if (period.from().isAfter(period.to())) {
            throw invalid("period.from", OUT_OF_RANGE, "not after to", "不能晚于 to");
        }
        if (ChronoUnit.DAYS.between(period.from(), period.to()) >= MOST_DAYS) {
            throw invalid(
                    "period.from",
                    OUT_OF_RANGE,
                    "at most " + MOST_DAYS + " days, both included",
                    "首尾两天都算在内，最多 " + MOST_DAYS + " 天");
        }
        return this;
    }

    private static void requireNear(LocalDate startsOn, LocalDate today) {
        if (startsOn.isBefore(today.minusYears(MOST_YEARS)) || startsOn.isAfter(today.plusYears(MOST_YEARS))) {
            throw invalid("year.startsOn", OUT_OF_RANGE, "within ten years of today", "应在今天前后十年之内");
        }
    }

    /** The days that are played. */
    Span span(ZoneId zone) {
        return period == null
                ? new Span(year.startsOn(), year.startsOn().plusDays(SyntheticYear.DAYS - 1L), zone)
                : new Span(period.from(), period.to(), zone);
    }

    private static ProblemException invalid(String field, String code, String english, String chinese) {
        return ProblemException.invalid(List.of(new FieldError(field, code, english, chinese)));
    }
}
