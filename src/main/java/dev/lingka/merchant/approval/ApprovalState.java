package dev.lingka.merchant.approval;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Where a request stands. */
enum ApprovalState {
    /** Waits for a second person. */
    PENDING,
    /** Agreed to; its effect is on the way and comes again after a crash. */
    APPROVED,
    /** Agreed to, and done. */
    APPLIED,
    /** Agreed to, but the state of things forbade it when it was carried out. */
    REFUSED,
    /** The second person said no. */
    REJECTED;

    /** For query parameters; an unknown name is an {@link IllegalArgumentException}. */
    static ApprovalState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<ApprovalState> {

        Text() {
            super(ApprovalState.class);
        }
    }
}
