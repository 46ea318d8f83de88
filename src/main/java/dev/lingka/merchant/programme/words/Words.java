package dev.lingka.merchant.programme.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Names fields and tells values in one language. A field is named by the names on the way to it, the section's first:
 * {@code [recharge, offers, payFen]}. What a section's own bundle does not name is looked for among the general words,
 * and else spelled as it is written.
 */
public final class Words {

    private static final String ITSELF = "section";
    private static final String VALUE = "value.";

    private final Locale locale;
    private final Phrases phrases;
    private final Map<String, Optional<Phrases>> sections = new HashMap<>();

    public Words(Locale locale) {
        this.locale = locale;
        phrases = Phrases.in(locale);
    }

    public Phrases phrases() {
        return phrases;
    }

    /** What a field or a section is called. */
    public String label(List<String> names) {
        return known(names).orElseGet(() -> spelled(names.get(names.size() - 1)));
    }

    /** The name that somebody wrote for it, if so. */
    public Optional<String> known(List<String> names) {
        String last = names.size() == 1 ? ITSELF : names.get(names.size() - 1);
        return own(names, String.join(".", names.subList(1, names.size())))
                .or(() -> own(names, last))
                .or(() -> general("field." + last))
                .or(() -> general(VALUE + last));
    }

    /** A sentence of a section's own, its gaps filled; throws MissingResourceException when it has none of the key. */
    public String say(String section, String key, Object... gaps) {
        return Phrases.of(section, locale).say(key, gaps);
    }

    public Locale locale() {
        return locale;
    }

    /** What a number of this field counts, as a sentence; empty when it counts things. */
    public Optional<String> unit(List<String> names) {
        Unit unit = Unit.of(names);
        return unit == Unit.NONE ? Optional.empty() : Optional.of(phrases.say(unit.key() + ".says"));
    }

    /** A value as people read it: money in ¥, shares in %, names in the reader's language. */
    public String value(List<String> names, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return phrases.say("nothing");
        }
        if (value.isBoolean()) {
            return phrases.say(value.asBoolean() ? "yes" : "no");
        }
        if (value.isNumber()) {
            return Unit.of(names).written(value.decimalValue(), phrases);
        }
        if (value.isArray()) {
            return listed(names, value);
        }
        return value.isObject() ? described(names, value) : text(names, value.asText());
    }

    /** What a thing is called: its name in the reader's language, else its code. */
    public String name(JsonNode thing) {
        JsonNode name = thing.path("name");
        JsonNode words = name.isObject() ? name.path(locale.getLanguage()) : name;
        return words.asText().isEmpty() ? thing.path("code").asText() : words.asText();
    }

    private String listed(List<String> names, JsonNode list) {
        if (list.isEmpty()) {
            return phrases.say("none");
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.isObject() ? member(names, item) : value(names, item))
                .collect(Collectors.joining(phrases.say("comma")));
    }

    private String member(List<String> names, JsonNode thing) {
        return thing.has("code") ? quoted(thing) : phrases.say("group", described(names, thing));
    }

    /** The plain values of a thing, each with its name; a text in two languages is its words. */
    private String described(List<String> names, JsonNode thing) {
        JsonNode words = thing.path(locale.getLanguage());
        if (words.isTextual()) {
            return words.asText();
        }
        String facts = thing.properties().stream()
                .filter(fact -> !fact.getValue().isNull() && !isEmpty(fact.getValue()))
                .filter(fact -> !fact.getKey().equals("code") && !fact.getKey().equals("name"))
                .map(fact -> fact(names, fact.getKey(), fact.getValue()))
                .collect(Collectors.joining(phrases.say("comma")));
        return facts.isEmpty() ? phrases.say("none") : facts;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() && value.isEmpty();
    }

    private String fact(List<String> names, String name, JsonNode value) {
        List<String> inside = Stream.concat(names.stream(), Stream.of(name)).toList();
        return phrases.say("fact", label(inside), value(inside, value));
    }

    /** A thing's name in quotation marks. */
    public String quoted(JsonNode thing) {
        return phrases.say("quoted", name(thing));
    }

    private String text(List<String> names, String text) {
        String last = names.get(names.size() - 1);
        return own(names, last + "." + text)
                .or(() -> own(names, VALUE + text))
                .or(() -> general(VALUE + text))
                .orElse(text.isEmpty() ? phrases.say("nothing") : text);
    }

    private Optional<String> own(List<String> names, String key) {
        return sections.computeIfAbsent(names.get(0), this::section)
                .filter(words -> words.has(key))
                .map(words -> words.say(key));
    }

    private Optional<String> general(String key) {
        return phrases.has(key) ? Optional.of(phrases.say(key)) : Optional.empty();
    }

    private Optional<Phrases> section(String name) {
        try {
            return Optional.of(Phrases.of(name, locale));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** {@code limitPerMember} as in "limit per member"; the unit is told with the value. */
    private static String spelled(String name) {
        return name.replaceAll("(?<=.)(Fen|BasisPoints)$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
