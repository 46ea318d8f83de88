package dev.lingka.card.physical;

import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Sha256;
import dev.lingka.shared.problem.FieldError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A CSV file of plastic cards: UTF-8, a heading, one card a line, fields parted by commas. A field holds no comma,
 * so no
 * quoting is needed; spreadsheets that quote all the same are understood.
 */
final class ImportFile {

    static final String HEADING = "number,medium,pin,phone,principal_fen,bonus_fen,points";
    private static final int MAX_LINES = 20_000;
    private static final int FIELDS = 7;
    private static final Set<String> MEDIA = Set.of("magnetic", "proximity", "barcode");
    private static final Pattern PIN = Pattern.compile("[0-9A-Za-z]{4,12}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,12}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<ImportLine> lines = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private ImportFile() {}

    /** Reads the whole file; what is wrong is collected line by line. */
    static ImportFile read(byte[] content) {
        ImportFile file = new ImportFile();
        String text = text(content);
        if (text == null) {
            file.error(1, "file", "INVALID", "write the file in UTF-8");
            return file;
        }
        List<String> rows = text.lines().toList();
        if (rows.isEmpty() || !bare(rows.get(0)).equals(HEADING)) {
            file.error(1, "heading", "INVALID", HEADING);
        } else if (rows.size() - 1 > MAX_LINES) {
            file.error(rows.size(), "file", "OUT_OF_RANGE", "at most " + MAX_LINES + " lines; split the file");
        } else {
            file.readAll(rows);
        }
        return file;
    }

    /** The file's name for itself: the same content again is the same import. */
    static String hash(byte[] content) {
        return Sha256.hex(content);
    }

    List<ImportLine> lines() {
        return List.copyOf(lines);
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private void readAll(List<String> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).isBlank()) {
                readLine(i + 1, rows.get(i).split(",", -1));
            }
        }
        if (lines.isEmpty() && errors.isEmpty()) {
            error(1, "file", "REQUIRED", "at least one card");
        }
    }

    private void readLine(int line, String[] fields) {
        if (fields.length != FIELDS) {
            error(line, "fields", "INVALID", FIELDS + " fields as in the heading");
            return;
        }
        int before = errors.size();
        PlasticNumber number = number(line, bare(fields[0]));
        String medium = bare(fields[1]);
        if (!MEDIA.contains(medium)) {
            error(line, "medium", "INVALID", "magnetic, proximity or barcode");
        }
        String pin = pin(line, bare(fields[2]));
        PhoneNumber phone = phone(line, bare(fields[3]));
        long principalFen = whole(line, "principal_fen", bare(fields[4]));
        long bonusFen = whole(line, "bonus_fen", bare(fields[5]));
        long points = whole(line, "points", bare(fields[6]));
        if (errors.size() == before) {
            lines.add(new ImportLine(line, number, medium, pin, phone, principalFen, bonusFen, points));
        }
    }

    private PlasticNumber number(int line, String text) {
        PlasticNumber number = PlasticNumber.read(text).orElse(null);
        if (number == null) {
            error(line, "number", "INVALID", "4 to 32 digits or letters");
            return null;
        }
        Integer first = seen.putIfAbsent(number.value(), line);
        if (first != null) {
            error(line, "number", "DUPLICATE", "the number of line " + first);
        }
        return number;
    }

    private String pin(int line, String text) {
        if (!text.isEmpty() && !PIN.matcher(text).matches()) {
            error(line, "pin", "INVALID", "4 to 12 digits or letters, or nothing");
        }
        return text.isEmpty() ? null : text;
    }

    private PhoneNumber phone(int line, String text) {
        PhoneNumber phone = PhoneNumber.read(text).orElse(null);
        if (phone == null && !text.isEmpty()) {
            error(line, "phone", "INVALID", "a phone number, or nothing");
        }
        return phone;
    }

    private long whole(int line, String field, String text) {
        if (!WHOLE.matcher(text).matches()) {
            error(line, field, "INVALID", "a whole number, 0 or more");
            return 0;
        }
        return Long.parseLong(text);
    }

    /** Never repeats the wrong value: it may be a phone or a PIN in the wrong place. */
    private void error(int line, String field, String code, String message) {
        errors.add(new FieldError("lines[" + line + "]." + field, code, message));
    }

    private static String bare(String field) {
        String text = field.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
