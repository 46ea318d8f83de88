package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lingka.merchant.programme.shape.ShapeErrors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The fields of one object of a rule. What is wrong is noted with its place, and read as null or left out. */
final class Fields {

    static final int MAX_VALUES = 100;
    static final int MAX_TEXT = 100;
    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final Pattern UNIQUE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JsonNode node;
    private final String path;
    private final RuleErrors errors;

    private Fields(JsonNode node, String path, RuleErrors errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** Of an object that may have these fields and no others. */
    static Fields of(JsonNode node, String path, RuleErrors errors, List<String> known) {
        if (!node.isObject()) {
            String all = String.join(", ", known);
            errors.invalid(path, "an object of " + all, "应为对象，可以写的有：" + all);
            return new Fields(MissingNode.getInstance(), path, errors);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(ShapeErrors.unknown(path + "." + name, name, known));
            }
        });
        return new Fields(node, path, errors);
    }

    JsonNode get(String name) {
        return node.path(name);
    }

    boolean has(String name) {
        return node.has(name);
    }

    String at(String name) {
        return path + "." + name;
    }

    /** A whole number; null where it is missing or wrong. */
    Long whole(String name, long least, long most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            errors.range(at(name), least, most);
            return null;
        }
        return value.asLong();
    }

    /** A whole number that must be there; the least that it may be where it is not. */
    int needed(String name, int least, int most) {
        if (!node.isMissingNode() && !node.has(name)) {
            errors.missing(at(name));
        }
        Long value = whole(name, least, most);
        return value == null ? least : value.intValue();
    }

    /** Null where it is missing or wrong. */
    LocalDate day(String name) {
        return read(name, Fields::dayOf, "a date as in 2026-01-31", "应为日期，如 2026-01-31");
    }

    /** Years have four digits: neither the schema nor the database knows others. */
    private static LocalDate dayOf(String text) {
        LocalDate day = LocalDate.parse(text);
        if (text.length() != DATE_LENGTH) {
            throw new DateTimeException(text);
        }
        return day;
    }

    /** A date without a year, as in {@code 05-31}; null where it is missing or wrong. */
    MonthDay monthDay(String name) {
        return read(name, text -> MonthDay.parse("--" + text), "a date as in 05-31", "应为月和日，如 05-31");
    }

    private <T> T read(String name, Function<String, T> reader, String english, String chinese) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        try {
            return reader.apply(value.isTextual() ? value.asText() : "");
        } catch (DateTimeException e) {
            errors.invalid(at(name), english, chinese);
            return null;
        }
    }

    /** Words in the order in which they stand; none where the field is missing. */
    List<String> texts(String name) {
        return node.has(name) ? texts(node.get(name), at(name), errors) : List.of();
    }

    List<UUID> ids(String name) {
        return ids(texts(name), at(name), errors);
    }

    static List<UUID> ids(List<String> texts, String path, RuleErrors errors) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (UNIQUE.matcher(texts.get(i)).matches()) {
                ids.add(UUID.fromString(texts.get(i)));
            } else {
                errors.invalid(path + "[" + i + "]", "an id as in 0190a0a0-0000-7000-8000-000000000000", "应为 ID");
            }
        }
        return ids;
    }

    /** A list of 1 to 100 words. */
    static List<String> texts(JsonNode list, String path, RuleErrors errors) {
        if (!list.isArray() || list.isEmpty()) {
            errors.invalid(path, "a list of at least one word", "应为列表，至少一项");
            return List.of();
        }
        if (list.size() > MAX_VALUES) {
            errors.tooMany(path, MAX_VALUES, "entries", "项");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (isWord(list.get(i))) {
                texts.add(list.get(i).asText());
            } else {
                errors.invalid(
                        path + "[" + i + "]",
                        "1 to " + MAX_TEXT + " characters of text",
                        "应为 1 到 " + MAX_TEXT + " 个字符的文字");
            }
        }
        return texts;
    }

    /** PostgreSQL takes neither NUL nor halves of characters. */
    private static boolean isWord(JsonNode value) {
        String text = value.asText();
        return value.isTextual()
                && !text.isBlank()
                && text.length() <= MAX_TEXT
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
