package dev.lingka.merchant.team;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether a staff member may sign in. */
enum StaffStatus {
    ACTIVE,
    SUSPENDED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<StaffStatus> {

        Text() {
            super(StaffStatus.class);
        }
    }
}
