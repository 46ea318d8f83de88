package dev.lingka.merchant.programme;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Where a version stands. */
enum ProgrammeState {
    DRAFT,
    PUBLISHED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<ProgrammeState> {

        Text() {
            super(ProgrammeState.class);
        }
    }
}
