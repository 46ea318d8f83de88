package dev.lingka.queue.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;

/**
 * Tickets that are taken on the way. Distances as the crow flies, in metres.
 *
 * @param withinMetres from the store at most
 * @param hereMetres so near is there; 200 unless said, because a position between houses is no better
 * @param checkInMinutes after taking a ticket is lost unless its party has arrived; 60 unless said
 */
public record RemoteTickets(
        @NotNull @Min(100) @Max(50_000) Integer withinMetres,
        @Min(20) @Max(2_000) Integer hereMetres,
        @Min(5) @Max(240) Integer checkInMinutes) {

    private static final int HERE_METRES = 200;
    private static final int CHECK_IN_MINUTES = 60;

    public RemoteTickets {
        hereMetres = Objects.requireNonNullElse(hereMetres, HERE_METRES);
        checkInMinutes = Objects.requireNonNullElse(checkInMinutes, CHECK_IN_MINUTES);
    }
}
