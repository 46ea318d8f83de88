package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JSON values that a field of a given schema may not take. */
final class BadValues {

    private static final List<String> NOT_WHOLE = List.of(
            "0.5", "1e2", "9223372036854775808", "1e308", "\"100\"", "\"NaN\"", "NaN", "true", "[]", "{}", "[1]");
    private static final List<String> NO_NUMBER = List.of("\"1\"", "\"NaN\"", "NaN", "true", "[]", "{}", "[1]");
    private static final List<String> NO_TEXT = List.of(
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\\u0007\"",
            "\"\\u009f\"",
            "7",
            "true",
            "[]",
            "{}",
            "[\"a\"]");
    private static final List<String> NO_FLAG = List.of("\"true\"", "1", "0", "[]", "{}");
    private static final List<String> NO_LIST = List.of("\"x\"", "7", "true", "{}", "[null]", "[[]]");
    private static final List<String> NO_OBJECT = List.of("\"x\"", "7", "true", "[]");
    /** Longer than every text that a field may hold, shorter than a body may be. */
    private static final String LONG = "\"" + "长".repeat(50_000) + "\"";

    private BadValues() {}

    /** For a field of that name and schema, of which a good value is known, or null. */
    static List<String> of(String name, JsonNode schema, JsonNode good) {
        return switch (type(schema, good)) {
            case "integer" -> numbers(name, schema, NOT_WHOLE);
            case "number" -> numbers(name, schema, NO_NUMBER);
            case "string" -> texts(schema);
            case "boolean" -> NO_FLAG;
            case "array" -> NO_LIST;
            case "object" -> NO_OBJECT;
            default -> List.of();
        };
    }

    private static String type(JsonNode schema, JsonNode good) {
        if (schema.has("type")) {
            return schema.get("type").asText();
        }
        if (good == null) {
            return schema.has("properties") ? "object" : "";
        }
        return switch (good.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> good.isIntegralNumber() ? "integer" : "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "";
        };
    }

    private static List<String> numbers(String name, JsonNode schema, List<String> wrong) {
        List<String> bad = new ArrayList<>(wrong);
        if (schema.has("minimum")) {
            bad.add(Long.toString(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("exclusiveMinimum")) {
            bad.add(schema.get("exclusiveMinimum").asText());
        }
        if (schema.has("maximum")) {
            bad.add(Long.toString(schema.get("maximum").asLong() + 1));
        }
        boolean signed = schema.path("minimum").asLong() < 0;
        if (name.endsWith("Fen") && schema.has("type") && !signed) {
            bad.addAll(schema.path("minimum").asLong(1) == 0 ? List.of("-1") : List.of("0", "-1"));
        }
        return bad;
    }

    private static List<String> texts(JsonNode schema) {
        List<String> bad = new ArrayList<>(NO_TEXT);
        bad.add(LONG);
        String pattern = schema.path("pattern").asText(".*");
        if (schema.has("enum") || schema.path("minLength").asInt() > 0 || !fits("", pattern)) {
            bad.add("\"\"");
        }
        if (!fits(" \t", pattern)) {
            bad.add("\" \\t\"");
        }
        if (schema.has("enum")) {
            bad.addAll(List.of("\"nobody-knows\"", "\"0\""));
        }
        switch (schema.path("format").asText()) {
            case "uuid" -> bad.addAll(List.of("\"no-uuid\"", "\"-1\"", "\"0190a0a0-0000-7000-8000-00000000000g\""));
            case "date" -> bad.addAll(List.of("\"2026-02-30\"", "\"26-1-1\"", "\"tomorrow\""));
            case "date-time" -> bad.addAll(List.of("\"2026-02-30T00:00:00Z\"", "\"2026-01-01\"", "\"soon\""));
            default -> {}
        }
        return bad;
    }

    private static boolean fits(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).find();
    }
}
