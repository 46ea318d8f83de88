package dev.lingka.merchant.programme.shape;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.lingka.merchant.programme.shape.Shape.Field;
import dev.lingka.merchant.programme.shape.Shape.Kind;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the shape of a record of records. */
public final class ShapeReader {

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(String.class, Kind.TEXT),
            Map.entry(long.class, Kind.WHOLE),
            Map.entry(Long.class, Kind.WHOLE),
            Map.entry(int.class, Kind.SMALL_WHOLE),
            Map.entry(Integer.class, Kind.SMALL_WHOLE),
            Map.entry(double.class, Kind.NUMBER),
            Map.entry(Double.class, Kind.NUMBER),
            Map.entry(boolean.class, Kind.YES_NO),
            Map.entry(Boolean.class, Kind.YES_NO),
            Map.entry(Instant.class, Kind.MOMENT),
            Map.entry(LocalDate.class, Kind.DAY),
            Map.entry(LocalTime.class, Kind.TIME),
            Map.entry(Duration.class, Kind.LENGTH));

    private final ObjectMapper json;

    public ShapeReader(ObjectMapper json) {
        this.json = json;
    }

    public Shape of(Class<?> type) {
        if (KINDS.containsKey(type)) {
            return new Shape.Plain(KINDS.get(type));
        }
        if (type.isEnum()) {
            return new Shape.Choice(Stream.of(type.getEnumConstants())
                    .map(constant -> json.valueToTree(constant).asText())
                    .toList());
        }
        return type.isRecord() && !type.isAnnotationPresent(JsonDeserialize.class) ? fields(type) : new Shape.Free();
    }

    private Shape fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            fields.put(
                    name,
                    field(component.getAnnotatedType(), component.getAccessor().getAnnotations()));
        }
        return new Shape.Fields(fields);
    }

    /** Constraints stand on the type or on the component, depending on what they are written for. */
    private Field field(AnnotatedType type, Annotation... more) {
        List<Annotation> constraints = new ArrayList<>(List.of(type.getAnnotations()));
        Stream.of(more).filter(other -> !constraints.contains(other)).forEach(constraints::add);
        Type plain = type.getType();
        return new Field(shape(type), plain instanceof Class<?> known && known.isPrimitive(), constraints);
    }

    private Shape shape(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return type.getType() instanceof Class<?> plain ? of(plain) : new Shape.Free();
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        Class<?> raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            return new Shape.Items(field(arguments[0]));
        }
        return Map.class.isAssignableFrom(raw)
                ? new Shape.Entries(field(arguments[0]), field(arguments[1]))
                : new Shape.Free();
    }
}
