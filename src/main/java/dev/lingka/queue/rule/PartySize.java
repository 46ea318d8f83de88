package dev.lingka.queue.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;

/**
 * How many people stand together, both ends included.
 *
 * @param to so many and more unless said
 */
public record PartySize(@NotNull @Min(1) @Max(MOST) Integer from, @Min(1) @Max(MOST) Integer to) {

    /** The largest party that a ticket is for. */
    public static final int MOST = 99;

    public PartySize {
        to = Objects.requireNonNullElse(to, MOST);
    }

    boolean holds(int size) {
        return from <= size && size <= to;
    }

    boolean overlaps(PartySize other) {
        return from <= other.to && other.from <= to;
    }
}
