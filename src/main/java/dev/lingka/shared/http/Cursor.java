package dev.lingka.shared.http;

import dev.lingka.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the sort values of its last row. Opaque to clients. */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "|";

    public static Cursor of(Object... values) {
        return new Cursor(List.of(values).stream().map(Object::toString).toList());
    }

    /**
     * Reads a client's cursor; null stays null (the first page).
     *
     * @param size how many values it must have
     * @throws ProblemException INVALID_REQUEST naming {@code cursor}
     */
    public static Cursor decode(String text, int size) {
        if (text == null) {
            return null;
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(joined.split("\\|", -1)));
            if (cursor.values().size() == size) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    /** The id that the page before ended with; null for the first page. */
    public static UUID decodeId(String text) {
        Cursor cursor = decode(text, 1);
        return cursor == null ? null : cursor.id(0);
    }

    /** One value as a whole number, as in a sequence. */
    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /** One value as a moment. */
    public Instant moment(int index) {
        try {
            return Instant.parse(values.get(index));
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    /** One value as an id. */
    public UUID id(int index) {
        try {
            return UUID.fromString(values.get(index));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    String encode() {
        byte[] joined = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    private static ProblemException malformed() {
        return ProblemException.invalid("cursor", "INVALID", "give back nextCursor of the page before, unchanged");
    }
}
