package dev.lingka.shared.http;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads query parameters, and names the one that is not what it should be. The framework would answer 404, as if the
 * path were wrong. Words of a closed set are read in any case, in the path too.
 */
@Provider
public class NamedParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            UUID.class, UUID::fromString,
            LocalDate.class, LocalDate::parse,
            YearMonth.class, YearMonth::parse,
            Instant.class, Instant::parse);

    @Override
    @SuppressWarnings("unchecked") // The reader of a class makes values of that class.
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return (ParamConverter<T>) reader(query.value(), type);
            }
            if (annotation instanceof PathParam && type.isEnum()) {
                return (ParamConverter<T>) new Addressed(type);
            }
        }
        return null;
    }

    private static ParamConverter<?> reader(String name, Class<?> type) {
        if (type.isEnum()) {
            return new Named<>(name, text -> constant(type, text));
        }
        return READERS.containsKey(type) ? new Named<>(name, READERS.get(type)) : null;
    }

    /** By the constant's name, which the API writes in lower case. */
    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** A word of a closed set in the path: another word is an address where nothing is. */
    private record Addressed(Class<?> type) implements ParamConverter<Object> {

        @Override
        public Object fromString(String text) {
            try {
                return constant(type, text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }

    private record Named<T>(String name, Function<String, T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return text == null ? null : reader.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw ProblemException.invalid(name, "INVALID", "not a value of the type that this parameter has");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
