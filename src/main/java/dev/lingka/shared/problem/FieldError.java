package dev.lingka.shared.problem;

/**
 * One wrong field of a request.
 *
 * @param field path of the field as the client wrote it, as in {@code tenders[0].amountFen}
 * @param code stable reason, as in {@code REQUIRED}, {@code OUT_OF_RANGE}, {@code UNKNOWN}
 * @param message what would be right, for a person
 */
public record FieldError(String field, String code, String message) {}
