package dev.lingka.shared.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.List;

/** Finds the field of a request that a validator or the JSON reader complained about. */
public final class FieldErrors {

    private static final String BODY = "body";

    private FieldErrors() {}

    static List<FieldError> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().map(FieldErrors::of).toList();
    }

    /** The message of the JSON reader is not passed on: it names classes. */
    static List<FieldError> of(JsonProcessingException e) {
        if (e instanceof PropertyBindingException unknown) {
            return List.of(new FieldError(path(unknown), "UNKNOWN", "there is no such field", "没有这个字段"));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return List.of(new FieldError(
                    path(mapping), "INVALID", "not a value of the type that this field has", "类型不对，不能用在这个字段"));
        }
        String unread = e instanceof StreamReadException broken ? path(broken) : BODY;
        return List.of(malformed(unread, "JSON", e.getLocation()));
    }

    /** A text that cannot be read, with the place where reading ended; null when no place is known. */
    public static FieldError malformed(String field, String language, JsonLocation place) {
        if (place == null) {
            return new FieldError(field, "MALFORMED", "not well-formed " + language, "不是正确的 " + language);
        }
        int line = place.getLineNr();
        int column = place.getColumnNr();
        return new FieldError(
                field,
                "MALFORMED",
                "not well-formed " + language + " at line " + line + ", column " + column,
                "不是正确的 " + language + "：第 " + line + " 行第 " + column + " 列");
    }

    /** What is wrong with a part of a document that stands at a path, as in {@code cards} of {@code cards.kinds[0]}. */
    public static List<FieldError> below(String place, JsonProcessingException e) {
        return of(e).stream().map(error -> below(place, error)).toList();
    }

    /** The same for what a validator found on a value by itself. */
    public static List<FieldError> below(String place, Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(FieldErrors::of)
                .map(error -> below(place, error))
                .toList();
    }

    private static FieldError below(String place, FieldError error) {
        if (error.field().equals(BODY)) {
            return new FieldError(place, "INVALID", "not a value of the type that this part has", "类型不对，不能用在这里");
        }
        return error.at(place + "." + error.field());
    }

    private static FieldError of(ConstraintViolation<?> violation) {
        return ConstraintWords.error(path(violation.getPropertyPath()), violation);
    }

    /** The path below the method; the name of the body's parameter is left out, that of a query parameter stays. */
    private static String path(Path path) {
        StringBuilder below = new StringBuilder();
        String parameter = BODY;
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT || node.getKind() == ElementKind.BEAN) {
                below.append(place(node));
            } else if (node.getKind() != ElementKind.METHOD) {
                below.append(place(node)).append(below.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return below.isEmpty() ? parameter : below.toString();
    }

    /** Where in a list or a map this stands, written behind the name of that. */
    private static String place(Path.Node node) {
        if (node.getIndex() != null) {
            return "[" + node.getIndex() + "]";
        }
        return node.getKey() == null ? "" : "." + node.getKey();
    }

    /** The field at which reading ended, as with one that is there twice. */
    private static String path(StreamReadException e) {
        JsonParser parser = e.getProcessor();
        if (parser == null) {
            return BODY;
        }
        StringBuilder path = new StringBuilder();
        for (JsonPointer step = parser.getParsingContext().pathAsPointer(); !step.matches(); step = step.tail()) {
            if (step.getMatchingIndex() >= 0) {
                path.append('[').append(step.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getMatchingProperty());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }
}
