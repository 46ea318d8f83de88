package dev.lingka.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * How long points live. What a member has been promised stays: a later rule counts for later points, and a later lapse
 * from the member's next sale on.
 *
 * @param months with {@code months}: after earning; null otherwise
 * @param to with {@code months}: to which day they live then; null means {@code day}
 * @param years with {@code year_end}: how many years after that of earning; null means the same year
 * @param lapseMonths all points end when there was no sale for so many months; null for never
 * @param noticeDays so many days before points end, the event {@code PointsExpiring} tells it; 0 for no notice
 */
public record PointsExpiry(
        @NotNull Kind kind,
        @Min(1) @Max(120) Integer months,
        To to,
        @Min(0) @Max(10) Integer years,
        @Min(1) @Max(120) Integer lapseMonths,
        @Min(0) @Max(120) int noticeDays) {

    /** When points end by themselves. */
    public enum Kind {
        @JsonProperty("never")
        NEVER,
        @JsonProperty("months")
        MONTHS,
        @JsonProperty("year_end")
        YEAR_END
    }

    /** To which day points live after their months. */
    public enum To {
        /** The day of the month on which they were earned; the last one where the month is shorter. */
        @JsonProperty("day")
        DAY,
        @JsonProperty("month_end")
        MONTH_END
    }

    /** The last day of points earned on that day; null for points that do not end. */
    public LocalDate lastDay(LocalDate earned) {
        return switch (kind) {
            case NEVER -> null;
            case MONTHS -> {
                LocalDate day = earned.plusMonths(months);
                yield to == To.MONTH_END ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
            }
            case YEAR_END -> earned.plusYears(years == null ? 0 : years).with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** The last day of all points of a member whose last sale was on that day; null where they do not lapse. */
    public LocalDate lapsesAfter(LocalDate sale) {
        return lapseMonths == null ? null : sale.plusMonths(lapseMonths);
    }
}
