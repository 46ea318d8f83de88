package dev.lingka.points;

import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.Min;

/**
 * The most points that the sales of one member give; each is null without a limit. Days and years are business days and
 * calendar years.
 */
public record EarningLimit(@Min(1) Long perSale, @Min(1) Long perDay, @Min(1) Long perYear) {

    JsonObject json() {
        return new JsonObject().put("perSale", perSale).put("perDay", perDay).put("perYear", perYear);
    }
}
