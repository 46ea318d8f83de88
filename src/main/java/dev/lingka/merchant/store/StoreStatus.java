package dev.lingka.merchant.store;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether a store does business. */
enum StoreStatus {
    OPEN,
    CLOSED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<StoreStatus> {

        Text() {
            super(StoreStatus.class);
        }
    }
}
