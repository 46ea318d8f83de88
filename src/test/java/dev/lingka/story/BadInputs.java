package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spoils a request body that was good, one field at a time, with values that no field of its type may take. */
final class BadInputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"@@\"";
    private static final List<String> FOR_NUMBERS = List.of(
            "0.5", "\"100\"", "1e2", "9223372036854775808", "1e308", "\"NaN\"", "NaN", "true", "[]", "{}", "[1]");
    private static final List<String> FOR_AMOUNTS = List.of("0", "-1", "null");
    private static final List<String> FOR_TEXTS =
            List.of("\"\\u0000\"", "\"\\ud800\"", "\"a\\udc00b\"", "\"\\u0007\"", "7", "true", "[]", "{}", "[\"a\"]");
    private static final List<String> FOR_FLAGS = List.of("\"true\"", "1", "0", "[]", "{}");

    private BadInputs() {}

    /** A body that is wrong, and the field that an answer has to name; null where no field can be named. */
    record Spoiled(String what, String body, String field, Map<String, String> headers) {}

    static List<Spoiled> of(Exchange good) {
        List<Spoiled> spoiled = new ArrayList<>();
        if (good.body().startsWith("{") && good.body().length() > 2) {
            ObjectNode body = (ObjectNode) parse(good.body());
            fields(body, body, "", good.path().contains("adjustments"), spoiled);
            wholes(good.body(), spoiled);
        }
        return spoiled;
    }

    private static void fields(ObjectNode root, JsonNode node, String path, boolean signed, List<Spoiled> spoiled) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = node.get(name);
            String field = path.isEmpty() ? name : path + "." + name;
            if (value.isObject()) {
                fields(root, value, field, signed, spoiled);
            } else if (value instanceof ArrayNode list
                    && list.size() > 0
                    && list.get(0).isObject()) {
                fields(root, list.get(0), field + "[0]", signed, spoiled);
            } else {
                for (String bad : badValues(name, value, signed)) {
                    spoiled.add(new Spoiled(
                            field + " = " + bad, with(root, (ObjectNode) node, name, bad), field, Map.of()));
                }
            }
        }
    }

    private static List<String> badValues(String name, JsonNode value, boolean signed) {
        if (value.isNumber()) {
            boolean amount = List.of("amountFen", "totalFen", "chargeLimitFen").contains(name) && !signed;
            List<String> bad = new ArrayList<>(FOR_NUMBERS);
            bad.addAll(amount ? FOR_AMOUNTS : List.of());
            return bad;
        }
        return value.isBoolean() ? FOR_FLAGS : value.isTextual() ? FOR_TEXTS : List.of();
    }

    private static String with(ObjectNode root, ObjectNode owner, String name, String bad) {
        JsonNode before = owner.get(name);
        owner.put(name, "@@");
        String text = write(root).replace(MARK, bad);
        owner.set(name, before);
        return text;
    }

    private static void wholes(String body, List<Spoiled> spoiled) {
        String inside = body.substring(1, body.length() - 1);
        String firstField = inside.substring(1, inside.indexOf('"', 1));
        spoiled.add(new Spoiled("an unknown field", "{\"nobodyKnows\":1," + inside + "}", "nobodyKnows", Map.of()));
        spoiled.add(new Spoiled("a key twice", "{" + inside + "," + inside + "}", firstField, Map.of()));
        spoiled.add(new Spoiled("text after the end", body + "x", null, Map.of()));
        spoiled.add(new Spoiled("a second value", body + body, null, Map.of()));
        spoiled.add(new Spoiled("a byte-order mark", "\ufeff" + body, null, Map.of()));
        spoiled.add(new Spoiled("cut off", body.substring(0, body.length() - 1), null, Map.of()));
        spoiled.add(new Spoiled("nothing", "", null, Map.of()));
        spoiled.add(new Spoiled("null", "null", null, Map.of()));
        spoiled.add(new Spoiled("a list", "[" + body + "]", null, Map.of()));
        spoiled.add(new Spoiled("depth", "[".repeat(10_000), null, Map.of()));
        spoiled.add(new Spoiled("a form", "a=b", null, Map.of("Content-Type", "application/x-www-form-urlencoded")));
        spoiled.add(new Spoiled("plain text", body, null, Map.of("Content-Type", "text/plain")));
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String write(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
