package dev.lingka.merchant.programme.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.shape.Shape.Field;
import dev.lingka.shared.problem.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Holds a document against a shape. Fields that nothing knows are told and taken out, so that the rest can still be
 * read and judged.
 */
public final class ShapeCheck {

    private final List<FieldError> errors = new ArrayList<>();

    private ShapeCheck() {}

    /**
     * All that is wrong with a value's shape.
     *
     * @param value is changed: what is unknown is taken out of it
     */
    public static List<FieldError> check(Shape shape, JsonNode value, String path) {
        ShapeCheck check = new ShapeCheck();
        check.value(shape, value, path);
        return check.errors;
    }

    private void field(Field field, JsonNode value, String path) {
        if (value == null || value.isNull()) {
            if (field.primitive()) {
                errors.add(ShapeErrors.missing(path));
            }
            return;
        }
        value(field.shape(), value, path);
    }

    private void value(Shape shape, JsonNode value, String path) {
        if (shape instanceof Shape.Fields fields) {
            fields(fields, value, path);
        } else if (shape instanceof Shape.Items items) {
            items(items, value, path);
        } else if (shape instanceof Shape.Entries entries) {
            entries(entries, value, path);
        } else if (shape instanceof Shape.Choice choice) {
            choice(choice, value, path);
        } else if (shape instanceof Shape.Plain plain && !fits(plain.kind(), value)) {
            errors.add(ShapeErrors.plain(path, plain.kind()));
        }
    }

    private void fields(Shape.Fields shape, JsonNode value, String path) {
        if (!(value instanceof ObjectNode object)) {
            errors.add(ShapeErrors.object(path, shape.fields().keySet()));
            return;
        }
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(shape.fields().keySet());
        for (String name : unknown) {
            errors.add(
                    ShapeErrors.unknown(path + "." + name, name, shape.fields().keySet()));
        }
        object.remove(unknown);
        shape.fields().forEach((name, field) -> field(field, object.get(name), path + "." + name));
    }

    private void items(Shape.Items shape, JsonNode value, String path) {
        if (!(value instanceof ArrayNode list)) {
            errors.add(ShapeErrors.list(path));
            return;
        }
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String place = path + "[" + i + "]";
            field(shape.item(), list.get(i), place);
            JsonNode code = list.get(i).path("code");
            String first = code.isTextual() ? codes.putIfAbsent(code.asText(), place) : null;
            if (first != null) {
                errors.add(ShapeErrors.twice(place + ".code", code.asText(), first));
            }
        }
    }

    private void entries(Shape.Entries shape, JsonNode value, String path) {
        if (!(value instanceof ObjectNode object)) {
            errors.add(ShapeErrors.object(path, List.of()));
            return;
        }
        object.properties().forEach(entry -> {
            String place = path + "." + entry.getKey();
            if (shape.key().shape() instanceof Shape.Choice choice
                    && !choice.words().contains(entry.getKey())) {
                errors.add(ShapeErrors.unknown(place, entry.getKey(), choice.words()));
            } else {
                field(shape.value(), entry.getValue(), place);
            }
        });
    }

    private void choice(Shape.Choice shape, JsonNode value, String path) {
        if (!value.isTextual() || !shape.words().contains(value.asText())) {
            errors.add(ShapeErrors.choice(path, shape.words()));
        }
    }

    private static boolean fits(Shape.Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isTextual();
            case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
            case SMALL_WHOLE -> value.isIntegralNumber() && value.canConvertToInt();
            case NUMBER -> value.isNumber();
            case YES_NO -> value.isBoolean();
            case MOMENT -> reads(value, Instant::parse);
            case DAY -> reads(value, LocalDate::parse);
            case TIME -> reads(value, LocalTime::parse);
            case LENGTH -> reads(value, Duration::parse);
        };
    }

    private static boolean reads(JsonNode value, Function<String, ?> reader) {
        if (!value.isTextual()) {
            return false;
        }
        try {
            return reader.apply(value.asText()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
