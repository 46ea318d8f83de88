package dev.lingka.campaign.segment;

import static dev.lingka.campaign.segment.RuleNames.DAYS_OF_YEAR;
import static dev.lingka.campaign.segment.RuleNames.HOURS;
import static dev.lingka.campaign.segment.RuleNames.MAX_AGE;
import static dev.lingka.campaign.segment.RuleNames.MAX_AMOUNT;
import static dev.lingka.campaign.segment.RuleNames.MAX_DAYS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.Weekday;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Draws the JSON Schema of rules for editors: an object with one condition, of which some hold others. */
final class RuleSchema {

    private static final String TYPE = "type";
    private static final String RULE = "#/$defs/rule";
    private static final String DESCRIPTION = "description";

    private final ObjectMapper json;
    private final RuleWords words;

    private RuleSchema(ObjectMapper json, Locale locale) {
        this.json = json;
        words = new RuleWords(locale, new Known(LocalDate.EPOCH, "", Map.of()));
    }

    /** The schema, described in one language. */
    static ObjectNode in(Locale locale, ObjectMapper json) {
        return new RuleSchema(json, locale).draw();
    }

    private ObjectNode draw() {
        ObjectNode schema = json.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", words.say("schema.title"))
                .put("$ref", RULE);
        ObjectNode parts = schema.putObject("$defs");
        ObjectNode rule = object();
        rule.put("minProperties", 1).put("maxProperties", 1);
        ObjectNode conditions = rule.withObject("properties");
        RuleNames.NAMES.forEach(name -> conditions.set(name, described(name, condition(name))));
        parts.set("rule", rule);
        parts.set("window", window());
        return schema;
    }

    private ObjectNode described(String name, ObjectNode part) {
        String key = name.startsWith("visit") && !name.equals("visits") ? "schema.percent" : name;
        return part.has(DESCRIPTION) ? part : part.put(DESCRIPTION, words.say(key));
    }

    private ObjectNode condition(String name) {
        return switch (name) {
            case RuleNames.ALL, RuleNames.ANY ->
                list(json.createObjectNode().put("$ref", RULE), RuleNames.MAX_CONDITIONS);
            case RuleNames.NOT -> json.createObjectNode().put("$ref", RULE);
            case RuleNames.EVERYONE -> json.createObjectNode().put("const", true);
            case RuleNames.SEGMENT -> text().put("format", "uuid").put(DESCRIPTION, words.say("segment", "…"));
            case RuleNames.AGE -> bounds(MAX_AGE);
            case RuleNames.BIRTHDAY -> birthday();
            case RuleNames.JOINED ->
                json.createObjectNode().put("$ref", "#/$defs/window").put(DESCRIPTION, words.say("joined", ""));
            case RuleNames.BOUGHT -> visits(List.of("skus", "classes"), "bought");
            case RuleNames.VISITED -> visits(List.of("stores"), "visited");
            case RuleNames.USED_COUPONS -> visits(List.of("templates"), RuleNames.USED_COUPONS);
            case RuleNames.VISIT_DAYS -> share(Map.of("days", list(choice(days()), days().size())));
            case RuleNames.VISIT_HOURS -> share(Map.of("from", whole(0, HOURS - 1), "to", whole(0, HOURS)));
            default -> Trait.of(name) == null ? measure(Measure.of(name)) : trait(Trait.of(name));
        };
    }

    private ObjectNode trait(Trait trait) {
        ObjectNode word = trait.words().isEmpty() ? text() : choice(trait.words());
        if (trait.pattern() != null) {
            word.put("pattern", "^" + trait.pattern() + "$");
        }
        if (trait.isStore()) {
            word.put("format", "uuid");
        }
        return list(word, Fields.MAX_VALUES);
    }

    private ObjectNode measure(Measure measure) {
        ObjectNode part = bounds(MAX_AMOUNT);
        if (measure.within() != null) {
            part.withObject("properties").putObject("window").put("$ref", "#/$defs/window");
        }
        return part;
    }

    private ObjectNode bounds(long most) {
        ObjectNode part = object().put("minProperties", 1);
        part.withObject("properties").set("atLeast", whole(0, most).put(DESCRIPTION, words.say("schema.atLeast")));
        part.withObject("properties").set("atMost", whole(0, most).put(DESCRIPTION, words.say("schema.atMost")));
        return part;
    }

    private ObjectNode visits(List<String> goods, String name) {
        ObjectNode part = bounds(MAX_AMOUNT);
        goods.forEach(field -> part.withObject("properties").set(field, list(text(), Fields.MAX_VALUES)));
        part.withObject("properties").putObject("window").put("$ref", "#/$defs/window");
        goods.forEach(field -> part.withArray("anyOf").add(needing(field)));
        return part.put(DESCRIPTION, words.say(name, "…"));
    }

    private ObjectNode birthday() {
        ObjectNode part = object();
        ObjectNode fields = part.withObject("properties");
        Stream.of("fromDays", "toDays").forEach(name -> fields.set(name, whole(0, DAYS_OF_YEAR)));
        Stream.of("from", "to").forEach(name -> fields.set(name, text().put("pattern", "^[0-9]{2}-[0-9]{2}$")));
        part.putArray("oneOf").add(needing("fromDays", "toDays")).add(needing("from", "to"));
        return part.put("maxProperties", 2);
    }

    private ObjectNode share(Map<String, ? extends JsonNode> needed) {
        ObjectNode part = object();
        needed.keySet().stream().sorted().forEach(name -> {
            part.withObject("properties").set(name, needed.get(name));
            part.withArray("required").add(name);
        });
        part.withObject("properties").set("percent", whole(1, RuleNames.PERCENT));
        part.withObject("properties").putObject("window").put("$ref", "#/$defs/window");
        return part;
    }

    private ObjectNode window() {
        ObjectNode part = object().put(DESCRIPTION, words.say("schema.window"));
        ObjectNode fields = part.withObject("properties");
        fields.set("lastDays", whole(1, MAX_DAYS));
        fields.set("skipDays", whole(0, MAX_DAYS));
        Stream.of("from", "to").forEach(name -> fields.set(name, text().put("format", "date")));
        ObjectNode dates = json.createObjectNode();
        dates.putArray("anyOf").add(needing("from")).add(needing("to"));
        part.putArray("oneOf").add(needing("lastDays")).add(dates);
        part.putObject("dependentRequired").putArray("skipDays").add("lastDays");
        return part;
    }

    private ObjectNode needing(String... fields) {
        ObjectNode part = json.createObjectNode();
        Stream.of(fields).forEach(part.withArray("required")::add);
        return part;
    }

    private ObjectNode object() {
        ObjectNode part = json.createObjectNode().put(TYPE, "object").put("additionalProperties", false);
        part.putObject("properties");
        return part;
    }

    private ObjectNode list(JsonNode item, int most) {
        ObjectNode part =
                json.createObjectNode().put(TYPE, "array").put("minItems", 1).put("maxItems", most);
        part.set("items", item);
        return part;
    }

    private ObjectNode text() {
        return json.createObjectNode().put(TYPE, "string");
    }

    private ObjectNode choice(List<String> known) {
        ObjectNode part = text();
        known.forEach(part.putArray("enum")::add);
        return part;
    }

    private ObjectNode whole(long least, long most) {
        return json.createObjectNode()
                .put(TYPE, "integer")
                .put("minimum", least)
                .put("maximum", most);
    }

    private static List<String> days() {
        return Stream.of(Weekday.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
