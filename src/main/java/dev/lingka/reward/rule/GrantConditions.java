package dev.lingka.reward.rule;

import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * When a gift is given; all that is said must hold, and an empty list means all.
 *
 * @param minimumFen what was paid at least, for the goods of {@code productClasses} where those are named; null for any
 * @param tiers codes of levels; for {@code tier_up} the level that was reached
 * @param cardKinds of the sale's card; elsewhere one of the member's cards
 * @param firstSale the member's first sale that stands
 */
public record GrantConditions(
        @Min(1) @Max(100_000_000) Long minimumFen,
        @Size(max = 1000) List<@NotNull UUID> stores,
        @Size(max = 7) List<@NotNull Weekday> weekdays,
        @Size(max = 20) List<@NotBlank String> tiers,
        @Size(max = 20) List<@NotBlank String> cardKinds,
        Boolean firstSale,
        @Size(max = 100) List<@NotBlank String> productClasses) {

    static final GrantConditions NONE = new GrantConditions(null, null, null, null, null, null, null);

    public GrantConditions {
        stores = stores == null ? List.of() : List.copyOf(stores);
        weekdays = weekdays == null ? List.of() : List.copyOf(weekdays);
        tiers = tiers == null ? List.of() : List.copyOf(tiers);
        cardKinds = cardKinds == null ? List.of() : List.copyOf(cardKinds);
        firstSale = Boolean.TRUE.equals(firstSale);
        productClasses = productClasses == null ? List.of() : List.copyOf(productClasses);
    }

    boolean hold(Happening happening) {
        return allow(stores, happening.storeId())
                && allow(weekdays, Weekday.of(happening.day().getDayOfWeek()))
                && allow(tiers, happening.tier())
                && (cardKinds.isEmpty() || happening.cardKinds().stream().anyMatch(cardKinds::contains))
                && (!firstSale || happening.firstSale())
                && (productClasses.isEmpty() || counted(happening) > 0)
                && (minimumFen == null || counted(happening) >= minimumFen);
    }

    /** What was paid for the goods that this is about, in fen; 0 where nothing was paid. */
    long counted(Happening happening) {
        return productClasses.isEmpty() ? happening.amountFen() : happening.paidFor(productClasses);
    }

    private static <T> boolean allow(List<T> wanted, T actual) {
        return wanted.isEmpty() || (actual != null && wanted.contains(actual));
    }
}
