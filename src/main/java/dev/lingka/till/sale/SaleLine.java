package dev.lingka.till.sale;

import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that was bought.
 *
 * @param sku the merchant's own number of it; may be null
 * @param quantity pieces, or a weight, with at most three decimals; 1 when null
 * @param amountFen of the whole line, at the list price
 * @param productClass for rates, coupons and the margin; the programme's own class of the sku when null
 */
public record SaleLine(
        @Size(max = 64) String sku,
        @NotBlank @Size(max = 120) String name,
        @DecimalMin("0.001") @DecimalMax("999999") @Digits(integer = 6, fraction = 3) BigDecimal quantity,
        @NotNull @Min(0) @Max(Tender.MAX_FEN) Long amountFen,
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}") @Schema(nullable = true) String productClass) {

    public SaleLine {
        quantity = quantity == null ? BigDecimal.ONE : quantity;
    }

    /** As the money functions take it. */
    public JsonObject json() {
        return new JsonObject()
                .put("sku", sku)
                .put("name", name)
                .put("quantity", quantity)
                .put("amountFen", amountFen)
                .put("productClass", productClass);
    }
}
