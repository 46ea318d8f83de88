package dev.lingka.merchant.programme.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lingka.merchant.programme.change.ProgrammeChange.Kind;
import dev.lingka.merchant.programme.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares two documents, whatever sections they have. */
public final class ProgrammeDifference {

    private static final String CODE = "code";

    private final List<ProgrammeChange> changes = new ArrayList<>();
    private final Words words;

    private ProgrammeDifference(Locale locale) {
        words = new Words(locale);
    }

    /** All changes that lead from one document to the other, in the order of the newer one. */
    public static List<ProgrammeChange> between(JsonNode before, JsonNode after, Locale locale) {
        ProgrammeDifference difference = new ProgrammeDifference(locale);
        names(before, after)
                .forEach(section -> difference.compare(
                        Place.of(section, difference.words), before.path(section), after.path(section)));
        return difference.changes;
    }

    private void compare(Place place, JsonNode before, JsonNode after) {
        if (before.equals(after) || (isNothing(before) && isNothing(after))) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            names(before, after)
                    .forEach(name -> compare(place.field(name, words), before.path(name), after.path(name)));
        } else if (isListOfThings(before, after)) {
            things(place, byCode(before), byCode(after));
        } else {
            value(place, before, after);
        }
    }

    private void things(Place place, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        before.forEach((code, thing) -> {
            if (!after.containsKey(code)) {
                changes.add(thing(place, code, thing, Kind.REMOVED));
            }
        });
        after.forEach((code, thing) -> {
            if (before.containsKey(code)) {
                compare(place.thing(code, words.quoted(thing), words), before.get(code), thing);
            } else {
                changes.add(thing(place, code, thing, Kind.ADDED));
            }
        });
        order(place, common(before, after), common(after, before));
    }

    private ProgrammeChange thing(Place place, String code, JsonNode thing, Kind kind) {
        String path = place.thing(code, "", words).path();
        String what = words.value(place.names(), thing);
        String key = kind == Kind.ADDED ? "change.added" : "change.removed";
        String sentence = words.phrases().say(key, place.title(), words.quoted(thing), what);
        return kind == Kind.ADDED
                ? new ProgrammeChange(path, kind, null, thing, sentence)
                : new ProgrammeChange(path, kind, thing, null, sentence);
    }

    /** What stands first can matter: the lowest tier, the card kind that joining opens. */
    private void order(Place place, List<JsonNode> before, List<JsonNode> after) {
        ArrayNode was = codes(before);
        ArrayNode is = codes(after);
        if (!was.equals(is)) {
            String sentence = words.phrases().say("change.order", place.title(), called(before), called(after));
            changes.add(new ProgrammeChange(place.path(), Kind.CHANGED, was, is, sentence));
        }
    }

    private String called(List<JsonNode> things) {
        return String.join(
                words.phrases().say("comma"), things.stream().map(words::name).toList());
    }

    private static ArrayNode codes(List<JsonNode> things) {
        ArrayNode codes = JsonNodeFactory.instance.arrayNode();
        things.forEach(thing -> codes.add(thing.get(CODE)));
        return codes;
    }

    private static List<JsonNode> common(Map<String, JsonNode> of, Map<String, JsonNode> with) {
        return of.entrySet().stream()
                .filter(entry -> with.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void value(Place place, JsonNode before, JsonNode after) {
        String was = words.value(place.names(), before);
        String is = words.value(place.names(), after);
        if (isNothing(before)) {
            changes.add(new ProgrammeChange(
                    place.path(), Kind.ADDED, null, after, words.phrases().say("change.set", place.title(), is)));
        } else if (isNothing(after)) {
            changes.add(new ProgrammeChange(
                    place.path(), Kind.REMOVED, before, null, words.phrases().say("change.unset", place.title(), was)));
        } else {
            changes.add(new ProgrammeChange(
                    place.path(),
                    Kind.CHANGED,
                    before,
                    after,
                    words.phrases().say("change.changed", place.title(), was, is)));
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    /** Lists of which one at least holds something, and nothing without a code. */
    private static boolean isListOfThings(JsonNode before, JsonNode after) {
        boolean lists = (before.isArray() || isNothing(before)) && (after.isArray() || isNothing(after));
        return lists && before.size() + after.size() > 0 && haveCodes(before) && haveCodes(after);
    }

    private static boolean haveCodes(JsonNode list) {
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode item : list) {
            if (!item.path(CODE).isTextual() || !codes.add(item.get(CODE).asText())) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, JsonNode> byCode(JsonNode list) {
        Map<String, JsonNode> things = new LinkedHashMap<>();
        list.forEach(thing -> things.put(thing.get(CODE).asText(), thing));
        return things;
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
