package dev.lingka.merchant.store;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether a terminal may sign in. */
enum TerminalStatus {
    ACTIVE,
    REVOKED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<TerminalStatus> {

        Text() {
            super(TerminalStatus.class);
        }
    }
}
