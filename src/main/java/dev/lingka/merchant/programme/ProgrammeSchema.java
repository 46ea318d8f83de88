package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Draws the JSON Schema of programme documents from the sections' records and their constraints, for editors. */
@ApplicationScoped
class ProgrammeSchema {

    private static final Map<Class<?>, String> FORMATS =
            Map.of(Instant.class, "date-time", LocalDate.class, "date", Duration.class, "duration");

    private final ProgrammeDocument documents;
    private final ObjectMapper json;

    ProgrammeSchema(ProgrammeDocument documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    ObjectNode of() {
        ObjectNode schema = json.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Lingka programme")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode parts = schema.putObject("properties");
        documents.sections().forEach(section -> {
            ObjectNode part = record(section.type());
            part.set("default", json.valueToTree(section.defaults()));
            parts.set(section.name(), part);
        });
        return schema;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = json.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode fields = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode field = of(component.getGenericType());
            constrain(field, component.getAccessor());
            fields.set(component.getName(), field);
        }
        return schema;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        ObjectNode schema = json.createObjectNode();
        if (plain.isEnum()) {
            schema.set("enum", json.valueToTree(plain.getEnumConstants()));
            return schema;
        }
        schema.put("type", simple(plain));
        if (FORMATS.containsKey(plain)) {
            schema.put("format", FORMATS.get(plain));
        }
        return schema;
    }

    private ObjectNode container(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        boolean list = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
        ObjectNode schema = json.createObjectNode().put("type", list ? "array" : "object");
        schema.set(list ? "items" : "additionalProperties", of(arguments[arguments.length - 1]));
        return schema;
    }

    private static String simple(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "number" : "string";
    }

    private static void constrain(ObjectNode field, AnnotatedElement element) {
        boolean text = "string".equals(field.path("type").asText());
        for (var annotation : element.getAnnotations()) {
            if (annotation instanceof Min min) {
                field.put("minimum", min.value());
            } else if (annotation instanceof Max max) {
                field.put("maximum", max.value());
            } else if (annotation instanceof Positive) {
                field.put("minimum", 1);
            } else if (annotation instanceof PositiveOrZero) {
                field.put("minimum", 0);
            } else if (annotation instanceof Pattern pattern) {
                field.put("pattern", pattern.regexp());
            } else if (annotation instanceof NotBlank) {
                field.put("minLength", 1);
            } else if (annotation instanceof Size size) {
                field.put(text ? "minLength" : "minItems", size.min());
                field.put(text ? "maxLength" : "maxItems", size.max());
            }
        }
    }
}
