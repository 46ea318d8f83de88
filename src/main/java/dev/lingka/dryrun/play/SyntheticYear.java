package dev.lingka.dryrun.play;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A year that never was: the same values give the same year to the fen. What is left out has its default.
 *
 * @param seed of the drawn numbers; 1 unless said
 * @param members how many there are; 1000 unless said
 * @param visitsPerMonth of one member, on average, on different days; 4 unless said
 * @param rechargeShareBasisPoints of the members pay in and then pay by card; 3000 unless said
 * @param baskets what a visit comes to, and how often; unless said ¥18, ¥32, ¥58, ¥120 as 4 : 3 : 2 : 1
 * @param startsOn the first of the 365 days; the first of this month unless said
 */
public record SyntheticYear(
        @Min(0) @Max(1_000_000_000) @Schema(nullable = true) Long seed,
        @Min(1) @Max(MOST_MEMBERS) @Schema(nullable = true) Integer members,
        @Min(1) @Max(30) @Schema(nullable = true) Integer visitsPerMonth,
        @Min(0) @Max(10_000) @Schema(nullable = true) Integer rechargeShareBasisPoints,
        @Size(min = 1, max = 20) @Schema(nullable = true) List<@NotNull @Valid Basket> baskets,
        @Schema(nullable = true) LocalDate startsOn) {

    public static final int DAYS = 365;

    static final int MOST_MEMBERS = 20_000;

    private static final List<Basket> USUAL =
            List.of(new Basket(1_800L, 4), new Basket(3_200L, 3), new Basket(5_800L, 2), new Basket(12_000L, 1));

    /**
     * What visits come to.
     *
     * @param share as often as the others' shares say
     */
    public record Basket(@NotNull @Min(1) @Max(10_000_000) Long totalFen, @NotNull @Min(1) @Max(1_000) Integer share) {}

    /** The same with nothing left out. */
    public SyntheticYear complete(LocalDate today) {
        return new SyntheticYear(
                seed == null ? 1L : seed,
                members == null ? 1_000 : members,
                visitsPerMonth == null ? 4 : visitsPerMonth,
                rechargeShareBasisPoints == null ? 3_000 : rechargeShareBasisPoints,
                baskets == null ? USUAL : List.copyOf(baskets),
                startsOn == null ? today.withDayOfMonth(1) : startsOn);
    }
}
