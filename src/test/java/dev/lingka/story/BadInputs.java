package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.story.Operations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spoils a JSON body that was good: every field that the schema or the body knows with values that no field of its kind
 * may take, and the body as a whole.
 */
final class BadInputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"@@\"";
    private static final JsonNode NO_SCHEMA = MissingNode.getInstance();
    private static final int MEGABYTE = 1024 * 1024;
    private static final int DEPTH = 10_000;

    private final Operations operations;
    private final ObjectNode root;
    private final List<Spoiled> spoiled = new ArrayList<>();

    private BadInputs(Operations operations, ObjectNode root) {
        this.operations = operations;
        this.root = root;
    }

    /** A body that is wrong, and the field that an answer has to name; null where no field can be named. */
    record Spoiled(String what, byte[] body, String field, Map<String, String> headers, Set<Integer> statuses) {

        static Spoiled field(String field, String value, String body) {
            String shown = value.length() > 40 ? value.length() + " characters" : value;
            return new Spoiled(field + " = " + shown, utf8(body), field, Map.of(), Set.of(400));
        }

        static Spoiled whole(String what, byte[] body) {
            return new Spoiled(what, body, null, Map.of(), Set.of(400));
        }

        static Spoiled whole(String what, String body) {
            return whole(what, utf8(body));
        }

        static Spoiled typed(String type, byte[] body) {
            return new Spoiled("as " + type, body, null, Map.of("Content-Type", type), Set.of(415));
        }
    }

    static List<Spoiled> of(Operations operations, Operation operation, Exchange good) {
        JsonNode body = parse(good.body());
        if (!(body instanceof ObjectNode root) || root.isEmpty()) {
            return List.of();
        }
        BadInputs inputs = new BadInputs(operations, root);
        inputs.fields(root, operations.bodyOf(operation), "");
        inputs.wholes(good.body());
        return inputs.spoiled;
    }

    private void fields(ObjectNode owner, JsonNode schema, String path) {
        for (String name : names(owner, schema)) {
            JsonNode field = operations.resolved(schema.path("properties").path(name));
            JsonNode good = owner.get(name);
            String place = path.isEmpty() ? name : path + "." + name;
            for (String bad : BadValues.of(name, field, good)) {
                spoiled.add(Spoiled.field(place, bad, with(owner, name, bad)));
            }
            if (isRequired(schema, name)) {
                spoiled.add(Spoiled.field(place, "null", with(owner, name, "null")));
                spoiled.add(Spoiled.field(place, "missing", without(owner, name)));
            }
            deeper(good, field, place);
        }
    }

    private void deeper(JsonNode good, JsonNode schema, String place) {
        if (good instanceof ObjectNode object) {
            fields(object, schema, place);
        } else if (good != null && good.isArray() && good.path(0) instanceof ObjectNode first) {
            fields(first, operations.resolved(schema.path("items")), place + "[0]");
        }
    }

    private static Set<String> names(ObjectNode owner, JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        owner.fieldNames().forEachRemaining(names::add);
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private String with(ObjectNode owner, String name, String bad) {
        JsonNode before = owner.get(name);
        owner.put(name, "@@");
        String text = write(root).replace(MARK, bad);
        restore(owner, name, before);
        return text;
    }

    private String without(ObjectNode owner, String name) {
        JsonNode before = owner.remove(name);
        String text = write(root);
        restore(owner, name, before);
        return text;
    }

    private static void restore(ObjectNode owner, String name, JsonNode before) {
        if (before == null) {
            owner.remove(name);
        } else {
            owner.set(name, before);
        }
    }

    private void wholes(String body) {
        byte[] bytes = utf8(body);
        String inside = body.substring(1, body.length() - 1);
        String first = root.fieldNames().next();
        spoiled.add(Spoiled.field("nobodyKnows", "1", "{\"nobodyKnows\":1," + inside + "}"));
        spoiled.add(Spoiled.whole("a key twice", "{" + inside + "," + inside + "}"));
        spoiled.add(Spoiled.whole("text after the end", body + "x"));
        spoiled.add(Spoiled.whole("a second value", body + body));
        spoiled.add(Spoiled.whole("a byte-order mark", "\ufeff" + body));
        spoiled.add(Spoiled.whole("cut off", body.substring(0, body.length() - 1)));
        spoiled.add(Spoiled.whole("nothing", ""));
        spoiled.add(Spoiled.whole("null", "null"));
        spoiled.add(Spoiled.whole("text", "\"text\""));
        spoiled.add(Spoiled.whole("a list", "[" + body + "]"));
        spoiled.add(Spoiled.whole("deep lists", "[".repeat(DEPTH)));
        spoiled.add(Spoiled.whole("deep objects", "{\"a\":".repeat(DEPTH)));
        spoiled.add(Spoiled.whole("UTF-16", body.getBytes(StandardCharsets.UTF_16)));
        spoiled.add(Spoiled.whole("bytes that are no UTF-8", broken(bytes, first)));
        spoiled.add(new Spoiled("2 MB", new byte[2 * MEGABYTE], null, Map.of(), Set.of(413)));
        spoiled.add(Spoiled.typed("application/x-www-form-urlencoded", utf8("a=b")));
        spoiled.add(Spoiled.typed("text/plain", bytes));
        spoiled.add(Spoiled.typed("application/xml", utf8("<a/>")));
        spoiled.add(Spoiled.typed("multipart/form-data; boundary=x", utf8("--x--")));
    }

    /** A byte that begins no character, in the first field's value. */
    private static byte[] broken(byte[] body, String first) {
        byte[] broken = body.clone();
        broken[first.length() + 2] = (byte) 0xff;
        return broken;
    }

    private static JsonNode parse(String body) {
        try {
            return body == null ? NO_SCHEMA : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return NO_SCHEMA;
        }
    }

    private static String write(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
