package dev.lingka.till.pricing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A product that the programme knows.
 *
 * @param productClass its class, for rates, coupons and the margin; null for none
 * @param memberPriceFen of one piece or unit of weight, for members; null when they pay as others do
 * @param memberDays codes of the days on which the member price holds; always when empty
 */
public record Product(
        @NotBlank @Size(max = 64) String sku,
        @Pattern(regexp = PricingRules.CODE) String productClass,
        @Min(0) @Max(PricingRules.MAX_FEN) Long memberPriceFen,
        @Size(max = 50) List<@NotNull String> memberDays) {

    public Product {
        memberDays = memberDays == null ? List.of() : List.copyOf(memberDays);
    }
}
