package dev.lingka.till.pricing;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A class of products.
 *
 * @param marginBasisPoints what is left of the list price after the cost of the goods
 * @param discounted whether discounts by tier and member day hold for it; true when left out
 */
public record ProductClass(
        @NotNull @Pattern(regexp = PricingRules.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @Min(0) @Max(PricingRules.WHOLE) Integer marginBasisPoints,
        Boolean discounted) {

    public ProductClass {
        discounted = discounted == null || discounted;
    }
}
