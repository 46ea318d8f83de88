package dev.lingka.till.pricing;

import dev.lingka.till.sale.EffectKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the price of a member's sale is made. The order is fixed: member price, the day's or the tier's discount
 * (whichever is lower), coupons, points, and then the tenders.
 *
 * @param exclude pairs of effects that are not had together; the member gets what is cheaper
 * @param discountOnMemberPrice whether a discount also holds for lines that are sold at a member price
 * @param quoteSeconds for how long a told price can be charged
 */
public record PricingRules(
        @Size(max = 2_000) List<@NotNull @Valid Product> products,
        @Size(max = 200) List<@NotNull @Valid ProductClass> classes,
        @Size(max = 50) List<@NotNull @Valid MemberDay> memberDays,
        @Size(max = 10) List<@NotNull @Size(min = 2, max = 2) List<@NotNull EffectKind>> exclude,
        boolean discountOnMemberPrice,
        @Min(30) @Max(3_600) int quoteSeconds) {

    static final String CODE = "[a-z0-9][a-z0-9-]{0,31}";
    static final int WHOLE = 10_000;
    static final long MAX_FEN = 1_000_000_000L;

    public PricingRules {
        products = products == null ? List.of() : List.copyOf(products);
        classes = classes == null ? List.of() : List.copyOf(classes);
        memberDays = memberDays == null ? List.of() : List.copyOf(memberDays);
        exclude = exclude == null ? List.of() : List.copyOf(exclude);
    }

    Optional<Product> product(String sku) {
        return products.stream().filter(product -> product.sku().equals(sku)).findFirst();
    }

    boolean isDiscounted(String productClass) {
        return classes.stream()
                .filter(known -> known.code().equals(productClass))
                .findFirst()
                .map(ProductClass::discounted)
                .orElse(true);
    }

    /** The member's days of today, by code. */
    Map<String, MemberDay> daysOf(Shopper shopper, UUID store) {
        return memberDays.stream()
                .filter(day -> day.isOn(shopper.day(), store, shopper.born()))
                .collect(Collectors.toMap(
                        MemberDay::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Whether it can make any sale cheaper by itself. */
    boolean changesPrices() {
        return !memberDays.isEmpty() || products.stream().anyMatch(product -> product.memberPriceFen() != null);
    }
}
