package dev.lingka.queue.figure;

import dev.lingka.merchant.programme.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One business day of a store's queue. */
record DayView(LocalDate day, List<Line> lines) {

    /**
     * A line of it. A party that was merged into another one counts with that one alone.
     *
     * @param cancelled by the party or the host
     * @param closed those who still waited when the day ended
     * @param medianWaitMinutes from the taking to the first call; null when nobody was called
     * @param p90WaitMinutes nine in ten did not wait longer
     * @param byHour the hours, where the store is, in which numbers were taken
     */
    @Schema(name = "DayViewLine")
    record Line(
            String code,
            LocalizedText name,
            int parties,
            int seated,
            int noShows,
            int cancelled,
            int closed,
            @Schema(nullable = true) Integer medianWaitMinutes,
            @Schema(nullable = true) Integer p90WaitMinutes,
            List<Hour> byHour) {}

    /** @param hour 0 to 23 */
    @Schema(name = "DayViewHour")
    record Hour(int hour, int parties, @Schema(nullable = true) Integer medianWaitMinutes, int noShows) {}
}
