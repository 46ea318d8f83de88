package dev.lingka.merchant;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether a merchant's staff and customers are let in. */
enum MerchantStatus {
    ACTIVE,
    SUSPENDED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<MerchantStatus> {

        Text() {
            super(MerchantStatus.class);
        }
    }
}
