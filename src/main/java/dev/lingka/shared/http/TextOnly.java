package dev.lingka.shared.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Values that are written as text and as nothing else. The readers that Jackson brings take an empty text or list for
 * null and a number for a moment: a card's id that is blank would then stand for "my only card".
 */
final class TextOnly<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    TextOnly(Class<T> type, Function<String, T> reader) {
        super(type);
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("unchecked") // The context answers with a value of the type, or throws.
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getText();
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), text, "not a value of this type");
        }
    }
}
