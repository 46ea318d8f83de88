package dev.lingka.reward.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** So often at most for each member in a period of business days. */
public record GrantLimit(@Min(1) @Max(1_000) int times, @NotNull Per per) {

    /** PostgreSQL's name of the day before all others. */
    private static final String FOR_EVER = "-infinity";

    /** What a limit counts within. */
    public enum Per {
        @JsonProperty("day")
        DAY,
        /** From Monday to Sunday. */
        @JsonProperty("week")
        WEEK,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("year")
        YEAR,
        @JsonProperty("ever")
        EVER
    }

    /** The first day of the period that this day is in, as PostgreSQL reads it. */
    public String starts(LocalDate day) {
        return switch (per) {
            case DAY -> day.toString();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            case MONTH -> day.withDayOfMonth(1).toString();
            case YEAR -> day.withDayOfYear(1).toString();
            case EVER -> FOR_EVER;
        };
    }
}
