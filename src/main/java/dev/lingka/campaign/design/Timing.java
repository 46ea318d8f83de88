package dev.lingka.campaign.design;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;

/**
 * When runs begin, and at what time of day anything is done.
 *
 * @param at once, at that moment
 * @param cron again and again: minute, hour, day, month, weekday in the merchant's zone, as in {@code 0 10 1 1,7 *};
 *     once an hour at most
 * @param window only between these times; null for at any time
 */
public record Timing(
        Instant at,
        @Size(max = 100) @Pattern(regexp = "[0-9]{1,2}( [0-9A-Za-z*/,\\-]+){4}") String cron,
        @Valid Window window) {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** From one time of day until before another, on the same day. */
    public record Window(@NotNull @Pattern(regexp = TIME) String from, @NotNull @Pattern(regexp = TIME) String to) {

        boolean isOpenSometime() {
            return LocalTime.parse(from).isBefore(LocalTime.parse(to));
        }
    }
}
