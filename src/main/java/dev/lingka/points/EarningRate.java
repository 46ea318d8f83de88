package dev.lingka.points;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * So many points for each so many fen, where its conditions hold. An empty list of conditions means all.
 *
 * @param name of a campaign, for the member; null for the ordinary rate
 * @param points for each whole {@code perFen} that the customer pays
 * @param tiers codes of tiers
 * @param firstDay of the campaign, null for no beginning
 * @param lastDay itself in it, null for no end
 */
public record EarningRate(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String code,
        @Valid LocalizedText name,
        @Min(1) @Max(100_000) long points,
        @Min(1) @Max(100_000_000) long perFen,
        @Size(max = 20) List<@NotBlank String> cardKinds,
        @Size(max = 20) List<@NotBlank String> tiers,
        @Size(max = 100) List<@NotBlank String> productClasses,
        @Size(max = 1000) List<@NotNull UUID> stores,
        @Size(max = 7) List<@NotNull Weekday> weekdays,
        LocalDate firstDay,
        LocalDate lastDay) {

    public EarningRate {
        cardKinds = cardKinds == null ? List.of() : List.copyOf(cardKinds);
        tiers = tiers == null ? List.of() : List.copyOf(tiers);
        productClasses = productClasses == null ? List.of() : List.copyOf(productClasses);
        stores = stores == null ? List.of() : List.copyOf(stores);
        weekdays = weekdays == null ? List.of() : List.copyOf(weekdays);
    }

    boolean fits(SaleFacts sale, SaleFacts.Line line) {
        return allows(cardKinds, sale.cardKind())
                && allows(tiers, sale.tier())
                && allows(productClasses, line.productClass())
                && allows(stores, sale.storeId())
                && allows(weekdays, Weekday.of(sale.businessDay().getDayOfWeek()))
                && runsOn(sale.businessDay());
    }

    boolean runsOn(LocalDate day) {
        return (firstDay == null || !day.isBefore(firstDay)) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** Whether it gives more for the same money. */
    boolean beats(EarningRate other) {
        return points * other.perFen > other.points * perFen;
    }

    private static <T> boolean allows(List<T> wanted, T actual) {
        return wanted.isEmpty() || (actual != null && wanted.contains(actual));
    }
}
