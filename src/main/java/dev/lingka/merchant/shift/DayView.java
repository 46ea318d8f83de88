package dev.lingka.merchant.shift;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A closed business day of a store. Amounts are what the drawers gained over their opening cash.
 *
 * @param differenceFen counted less expected: negative when cash is missing
 */
record DayView(
        UUID storeId,
        LocalDate businessDay,
        int shifts,
        long countedCashFen,
        long expectedCashFen,
        long differenceFen) {

    static DayView of(JsonObject figures) {
        return new DayView(
                UUID.fromString(figures.getString("storeId")),
                LocalDate.parse(figures.getString("businessDay")),
                figures.getInteger("shifts"),
                figures.getLong("countedCashFen"),
                figures.getLong("expectedCashFen"),
                figures.getLong("differenceFen"));
    }
}
