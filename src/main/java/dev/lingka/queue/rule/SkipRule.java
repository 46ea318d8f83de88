package dev.lingka.queue.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;

/**
 * What becomes of a called party that is not there.
 *
 * @param back it stands again behind so many who wait; 3 unless said
 * @param times so often; then the ticket is lost; twice unless said
 */
public record SkipRule(@Min(1) @Max(20) Integer back, @Min(0) @Max(5) Integer times) {

    private static final int BACK = 3;
    private static final int TIMES = 2;

    static final SkipRule USUAL = new SkipRule(null, null);

    public SkipRule {
        back = Objects.requireNonNullElse(back, BACK);
        times = Objects.requireNonNullElse(times, TIMES);
    }
}
