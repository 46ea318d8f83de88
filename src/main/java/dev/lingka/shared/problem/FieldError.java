package dev.lingka.shared.problem;

/**
 * One wrong field of a request.
 *
 * @param field path of the field as the client wrote it, as in {@code tenders[0].amountFen}
 * @param code stable reason, as in {@code REQUIRED}, {@code OUT_OF_RANGE}, {@code UNKNOWN}
 * @param message what would be right, for a person, in English
 * @param chinese the same in Chinese; null says what the code alone can say, see {@code problems/FieldError_zh}
 */
public record FieldError(String field, String code, String message, String chinese) {

    public FieldError(String field, String code, String message) {
        this(field, code, message, null);
    }

    FieldError at(String place) {
        return new FieldError(place, code, message, chinese);
    }
}
