package dev.lingka.shared.database;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Keeps a JSON object in a jsonb column. Hibernate Reactive does not know the type under Quarkus; the field also needs
 * {@code @ColumnTransformer(read = "column #>> '{}'", write = JsonText.WRITE)}, because the client would send a text
 * for a jsonb parameter as a JSON string.
 */
@Converter
public class JsonText implements AttributeConverter<JsonObject, String> {

    public static final String WRITE = "cast(cast(? as text) as jsonb)";

    @Override
    public String convertToDatabaseColumn(JsonObject value) {
        return value == null ? null : value.encode();
    }

    @Override
    public JsonObject convertToEntityAttribute(String text) {
        return text == null ? null : new JsonObject(text);
    }
}
