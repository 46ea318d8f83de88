package dev.lingka.merchant.programme.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.shape.Shape.Field;
import dev.lingka.merchant.programme.words.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws shapes as JSON Schema. Required is what has no default and may not be null; what may be null may be left out.
 */
public final class SchemaDrawing {

    private static final Set<Class<?>> NEEDED = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private final ObjectMapper json;
    private final Words words;

    public SchemaDrawing(ObjectMapper json, Words words) {
        this.json = json;
        this.words = words;
    }

    /**
     * @param names on the way to the field, the section's first
     * @param defaults what stands here when nothing is given; missing within lists and maps
     */
    public ObjectNode draw(Field field, List<String> names, JsonNode defaults) {
        ObjectNode schema = shape(field.shape(), names, defaults);
        SchemaConstraints.put(schema, field.constraints());
        if (!isNeeded(field)) {
            allowNull(schema);
        }
        schema.put("description", description(names));
        return schema;
    }

    private String description(List<String> names) {
        String label = words.label(names);
        return words.unit(names)
                .map(unit -> words.phrases().say("described", label, unit))
                .orElse(label);
    }

    private static boolean isNeeded(Field field) {
        return field.primitive()
                || field.constraints().stream().anyMatch(constraint -> NEEDED.contains(constraint.annotationType()));
    }

    private ObjectNode shape(Shape shape, List<String> names, JsonNode defaults) {
        ObjectNode schema = json.createObjectNode();
        if (shape instanceof Shape.Fields fields) {
            fields(schema, fields, names, defaults);
        } else if (shape instanceof Shape.Items items) {
            schema.put("type", "array").set("items", draw(items.item(), names, json.missingNode()));
        } else if (shape instanceof Shape.Entries entries) {
            schema.put("type", "object").set("additionalProperties", draw(entries.value(), names, json.missingNode()));
            schema.set("propertyNames", keys(entries.key()));
        } else if (shape instanceof Shape.Choice choice) {
            schema.put("type", "string").set("enum", json.valueToTree(choice.words()));
        } else if (shape instanceof Shape.Plain plain) {
            plain(schema, plain.kind());
        }
        return schema;
    }

    private void fields(ObjectNode schema, Shape.Fields shape, List<String> names, JsonNode defaults) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
            JsonNode known = defaults.path(entry.getKey());
            List<String> inside = new ArrayList<>(names);
            inside.add(entry.getKey());
            properties.set(entry.getKey(), draw(entry.getValue(), inside, known));
            if (isNeeded(entry.getValue()) && (known.isMissingNode() || known.isNull())) {
                required.add(entry.getKey());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", json.valueToTree(required));
        }
    }

    private ObjectNode keys(Field key) {
        ObjectNode schema = json.createObjectNode();
        if (key.shape() instanceof Shape.Choice choice) {
            schema.set("enum", json.valueToTree(choice.words()));
        }
        SchemaConstraints.put(schema.put("type", "string"), key.constraints());
        return schema;
    }

    private static void plain(ObjectNode schema, Shape.Kind kind) {
        switch (kind) {
            case TEXT -> schema.put("type", "string");
            case WHOLE -> schema.put("type", "integer").put("format", "int64");
            case SMALL_WHOLE -> schema.put("type", "integer").put("format", "int32");
            case NUMBER -> schema.put("type", "number");
            case YES_NO -> schema.put("type", "boolean");
            case MOMENT -> schema.put("type", "string").put("format", "date-time");
            case DAY -> schema.put("type", "string").put("format", "date");
            case TIME -> schema.put("type", "string").put("pattern", "^\\d\\d:\\d\\d(:\\d\\d)?$");
            case LENGTH -> schema.put("type", "string").put("format", "duration");
        }
    }

    private static void allowNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            schema.putArray("type").add(type.asText()).add("null");
        }
        if (schema.path("enum") instanceof ArrayNode words) {
            words.addNull();
        }
    }
}
