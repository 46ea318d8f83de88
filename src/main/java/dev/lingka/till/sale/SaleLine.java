package dev.lingka.till.sale;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * One thing that was bought.
 *
 * @param sku the merchant's own number of it; may be null
 * @param quantity pieces, or a weight, with at most three decimals; 1 when null
 * @param amountFen of the whole line
 */
public record SaleLine(
        @Size(max = 64) String sku,
        @NotBlank @Size(max = 120) String name,
        @DecimalMin("0.001") @DecimalMax("999999") @Digits(integer = 6, fraction = 3) BigDecimal quantity,
        @NotNull @Min(0) @Max(Tender.MAX_FEN) Long amountFen) {

    public SaleLine {
        quantity = quantity == null ? BigDecimal.ONE : quantity;
    }

    /** As the money functions take them. */
    public static JsonArray json(List<SaleLine> lines) {
        JsonArray array = new JsonArray();
        lines.forEach(line -> array.add(new JsonObject()
                .put("sku", line.sku)
                .put("name", line.name)
                .put("quantity", line.quantity)
                .put("amountFen", line.amountFen)));
        return array;
    }
}
