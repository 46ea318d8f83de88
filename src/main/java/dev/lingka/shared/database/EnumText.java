package dev.lingka.shared.database;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Keeps an enum as lower-case text, as tables and JSON have it. */
public abstract class EnumText<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    protected EnumText(Class<E> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(E value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public E convertToEntityAttribute(String text) {
        return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
