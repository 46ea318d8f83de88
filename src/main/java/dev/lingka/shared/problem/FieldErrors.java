package dev.lingka.shared.problem;

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
import java.util.Locale;

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
            return List.of(new FieldError(path(unknown), "UNKNOWN", "there is no such field"));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return List.of(new FieldError(path(mapping), "INVALID", "not a value of the type that this field has"));
        }
        String unread = e instanceof StreamReadException broken ? path(broken) : BODY;
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return List.of(new FieldError(unread, "MALFORMED", "not well-formed JSON" + place));
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
            return new FieldError(place, "INVALID", "not a value of the type that this part has");
        }
        return new FieldError(place + "." + error.field(), error.code(), error.message());
    }

    private static FieldError of(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new FieldError(path(violation.getPropertyPath()), code(constraint), violation.getMessage());
    }

    private static String code(String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "REQUIRED";
            case "Min", "Max", "Size", "Positive", "PositiveOrZero", "Range" -> "OUT_OF_RANGE";
            default -> constraint.toUpperCase(Locale.ROOT);
        };
    }

    /** The path below the method; the name of the body's parameter is left out, that of a query parameter stays. */
    private static String path(Path path) {
        StringBuilder below = new StringBuilder();
        String parameter = BODY;
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() != ElementKind.METHOD) {
                below.append(below.isEmpty() ? "" : ".").append(node);
            }
        }
        return below.isEmpty() ? parameter : below.toString();
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
