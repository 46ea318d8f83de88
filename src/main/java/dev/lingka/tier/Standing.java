package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a member stands now.
 *
 * @param code the level's
 * @param discountBasisPoints what is paid of a price; 10000 is the whole
 * @param pointsBasisPoints how points are multiplied; 10000 is once
 * @param since null for a member who never moved from the first level
 * @param until the end of a level that staff gave by hand; null for an earned one
 */
public record Standing(
        String code,
        LocalizedText name,
        int discountBasisPoints,
        int pointsBasisPoints,
        Instant since,
        Instant until,
        List<Benefit> benefits) {

    private static final int WHOLE = 10_000;

    static Standing on(TierLevel level, Instant since, Instant until) {
        return new Standing(
                level.code(),
                level.name(),
                level.discountBasisPoints(),
                level.pointsBasisPoints(),
                since,
                until,
                level.benefits());
    }

    /** The same level, which gives nothing. */
    Standing withoutBenefits() {
        return new Standing(code, name, WHOLE, WHOLE, since, until, List.of());
    }

    /** What the level gives under this code; empty when it does not. */
    public Optional<Benefit> benefit(String benefitCode) {
        return benefits.stream()
                .filter(benefit -> benefit.code().equals(benefitCode))
                .findFirst();
    }

    /** Whether the level gives a benefit of this kind, as the queue asks for its priority. */
    public boolean gives(Benefit.Kind kind) {
        return benefits.stream().anyMatch(benefit -> benefit.kind() == kind);
    }
}
