package dev.lingka.merchant.programme.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.List;

/** Constraints of Bean Validation in the words of JSON Schema. */
final class SchemaConstraints {

    private SchemaConstraints() {}

    static void put(ObjectNode schema, List<Annotation> constraints) {
        constraints.forEach(constraint -> put(schema, constraint));
    }

    private static void put(ObjectNode schema, Annotation constraint) {
        if (constraint instanceof Min min) {
            schema.put("minimum", min.value());
        } else if (constraint instanceof Max max) {
            schema.put("maximum", max.value());
        } else if (constraint instanceof Positive) {
            schema.put("minimum", 1);
        } else if (constraint instanceof PositiveOrZero) {
            schema.put("minimum", 0);
        } else if (constraint instanceof Pattern pattern) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof NotBlank && !schema.has("pattern")) {
            schema.put("pattern", "\\S");
        } else if (constraint instanceof NotEmpty) {
            atLeast(schema, 1);
        } else if (constraint instanceof Size size) {
            size(schema, size);
        }
    }

    private static void size(ObjectNode schema, Size size) {
        if (size.min() > 0) {
            atLeast(schema, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.put("max" + counted(schema), size.max());
        }
    }

    private static void atLeast(ObjectNode schema, int least) {
        String key = "min" + counted(schema);
        if (schema.path(key).asInt() < least) {
            schema.put(key, least);
        }
    }

    private static String counted(ObjectNode schema) {
        return switch (schema.path("type").asText()) {
            case "array" -> "Items";
            case "object" -> "Properties";
            default -> "Length";
        };
    }
}
