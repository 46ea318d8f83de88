package dev.lingka.recharge.invoice;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a wish for an invoice is. */
public enum InvoiceState {
    REQUESTED,
    ISSUED,
    REFUSED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keeps it as text. */
    @Converter(autoApply = true)
    static final class Text extends EnumText<InvoiceState> {

        Text() {
            super(InvoiceState.class);
        }
    }
}
